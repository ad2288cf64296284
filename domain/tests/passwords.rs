//! New passwords, and the forms that carry them.

use domain::account::{LoginForm, RegisterForm};
use domain::{EmailAddress, Field, Invalid, NewPassword, PersonName, Problem, context_words};

fn problem<T>(parsed: Result<T, Invalid>) -> Option<Problem> {
    parsed.err().map(|invalid| invalid.problem)
}

#[test]
fn row_5_a_password_has_eight_characters_and_at_most_1024_bytes() {
    assert_eq!(
        problem(NewPassword::parse("1234567", &[])),
        Some(Problem::TooShort { min: 8 })
    );
    assert!(NewPassword::parse("12345678", &[]).is_ok());
    assert!(
        NewPassword::parse("🦀🦀🦀🦀🦀🦀🦀🦀", &[]).is_ok(),
        "characters are code points"
    );
    assert!(NewPassword::parse(&"x".repeat(1024), &[]).is_ok());
    assert_eq!(
        problem(NewPassword::parse(&"x".repeat(1025), &[])),
        Some(Problem::TooLarge { max: 1024 })
    );
}

#[test]
fn row_7_a_password_is_one_password_however_a_keyboard_composes_it() {
    let composed =
        NewPassword::parse("pässwörd", &[]).map(|password| password.password().normalised());
    let decomposed = NewPassword::parse("pa\u{308}sswo\u{308}rd", &[])
        .map(|password| password.password().normalised());
    assert_eq!(composed, decomposed);
}

#[test]
fn row_8_a_password_is_not_made_of_the_name_the_address_or_the_site() {
    let email = EmailAddress::parse("ada.lovelace@example.org").ok();
    let name = PersonName::parse("Ada Lovelace").ok();
    let about = context_words(email.as_ref(), name.as_ref(), "Quire");
    for weak in [
        "AdaLovelace",
        "lovelace2026",
        "adaada123",
        "Quire-password-2026",
        "ada.lovelace@example.org",
        "lovelaceLovelace",
    ] {
        assert_eq!(
            problem(NewPassword::parse(weak, &about)),
            Some(Problem::PersonalPassword),
            "{weak}"
        );
    }
    assert!(NewPassword::parse("ada keeps four geese", &about).is_ok());
}

#[test]
fn a_registration_is_told_everything_that_is_wrong_at_once() {
    let form = RegisterForm {
        email: "ada".into(),
        password: "short".into(),
        password_confirm: "shorter".into(),
        ..Default::default()
    };
    let problems = form.parse("Quire").err().unwrap_or_default();
    let fields: Vec<Field> = problems.iter().map(|invalid| invalid.field).collect();
    assert_eq!(
        fields,
        [
            Field::Email,
            Field::Name,
            Field::Password,
            Field::PasswordConfirm
        ]
    );
}

#[test]
fn row_83_a_form_with_a_password_cannot_be_printed_or_sent_back() {
    let form = RegisterForm {
        password: "canary-1".into(),
        password_confirm: "canary-1".into(),
        ..Default::default()
    };
    let login = LoginForm {
        password: "canary-2".into(),
        ..Default::default()
    };
    let printed = format!(
        "{form:?} {login:?} {:?}",
        NewPassword::parse("canary-333", &[])
    );
    assert!(!printed.contains("canary"), "{printed}");
    assert_eq!(form.without_secrets().password_confirm, "");
    assert_eq!(login.without_secrets().password, "");
}
