//! What people type, and what it becomes.

use domain::account::{LoginForm, RegisterForm};
use domain::post::{PostForm, reading_minutes};
use domain::{
    CommentBody, Cover, EmailAddress, Field, Handle, Invalid, NewPassword, Page, PageNumber,
    PersonName, PostBody, Problem, Slug, Timestamp, Title, context_words,
};

fn problem<T>(parsed: Result<T, Invalid>) -> Option<Problem> {
    parsed.err().map(|invalid| invalid.problem)
}

#[test]
fn addresses_that_mail_can_reach_are_taken() {
    for address in [
        "ada@example.org",
        "o'neil+blog@sub.example.co.uk",
        "Mixed.Case@Example.ORG",
        "用户@例子.公司",
        "a@b.c",
    ] {
        assert!(EmailAddress::parse(address).is_ok(), "{address}");
    }
}

#[test]
fn addresses_that_mail_cannot_reach_are_refused() {
    let long = format!("{}@example.org", "a".repeat(65));
    for address in [
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "a b@example.org",
        "ada@exa mple.org",
        "ada..b@example.org",
        ".ada@example.org",
        "ada@-example.org",
        "ada@example..org",
        "<ada@example.org>",
        "ada@example.org\r\nBcc: x@y.z",
        "\"x\"@example.org",
        &long,
    ] {
        assert!(EmailAddress::parse(address).is_err(), "{address}");
    }
    assert_eq!(problem(EmailAddress::parse("  ")), Some(Problem::Missing));
}

#[test]
fn an_address_is_the_same_account_whatever_the_case() {
    let (one, other) = (
        EmailAddress::parse("Ada@Example.org"),
        EmailAddress::parse(" ada@example.ORG "),
    );
    assert_eq!(
        one.map(|address| address.key()),
        other.map(|address| address.key())
    );
}

#[test]
fn names_of_any_script_are_taken_and_blank_ones_are_not() {
    for name in ["Ada Lovelace", "林檎", "محمد", "Žofie", "X Æ A-12"] {
        assert!(PersonName::parse(name).is_ok(), "{name}");
    }
    for blank in ["", "   ", "\u{200b}", "\u{200e}\u{2060}", "\u{3164}"] {
        assert_eq!(
            problem(PersonName::parse(blank)),
            Some(Problem::Missing),
            "{blank:?}"
        );
    }
    assert_eq!(
        problem(PersonName::parse("Ada\u{7}")),
        Some(Problem::ControlCharacter)
    );
    assert_eq!(
        problem(PersonName::parse(&"é".repeat(81))),
        Some(Problem::TooLong { max: 80 })
    );
    assert_eq!(
        PersonName::parse(" Ada \n Lovelace ").map(String::from),
        Ok("Ada Lovelace".to_owned())
    );
}

#[test]
fn handles_and_slugs_are_made_in_any_script() {
    for (name, handle) in [
        ("Ada Lovelace", "ada-lovelace"),
        ("林檎", "林檎"),
        ("Žofie Nováková", "žofie-nováková"),
        ("O’Neil", "oneil"),
        ("ＦＵＬＬ　ｗｉｄｔｈ", "full-width"),
        ("🦀🦀", "reader"),
        ("हिन्दी", "हिन्दी"),
    ] {
        assert_eq!(Handle::from_name(name).as_str(), handle);
    }
    for (title, slug) in [
        ("Before six", "before-six"),
        ("Before six!", "before-six"),
        ("  C++ & Rust: 1/2  ", "c-rust-1-2"),
        ("折り紙と本", "折り紙と本"),
        ("🎉", "post"),
        ("../../etc/passwd", "etc-passwd"),
    ] {
        assert_eq!(Slug::from_title(title).as_str(), slug);
    }
    assert_eq!(
        Slug::from_title("Before six").numbered(2).as_str(),
        "before-six-2"
    );
    assert!(
        Slug::from_title(&"word ".repeat(100))
            .as_str()
            .chars()
            .count()
            <= Slug::MAX
    );
    assert_eq!(Slug::from_title(&"a".repeat(300)).as_str().len(), Slug::MAX);
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

#[test]
fn the_text_of_a_post_keeps_its_lines_and_loses_control_characters() {
    assert_eq!(
        PostBody::parse("one\r\ntwo\rthree\u{0}\u{1b}\tend").map(String::from),
        Ok("one\ntwo\nthree\tend".to_owned())
    );
    assert_eq!(problem(PostBody::parse(" \n ")), Some(Problem::Missing));
}

#[test]
fn row_80_a_post_has_256_kib_and_a_comment_16() {
    assert!(PostBody::parse(&"x".repeat(256 * 1024)).is_ok());
    assert_eq!(
        problem(PostBody::parse(&"x".repeat(256 * 1024 + 1))),
        Some(Problem::TooLarge { max: 256 * 1024 })
    );
    assert!(CommentBody::parse(&"x".repeat(16 * 1024)).is_ok());
    assert_eq!(
        problem(CommentBody::parse(&"x".repeat(16 * 1024 + 1))),
        Some(Problem::TooLarge { max: 16 * 1024 })
    );
}

#[test]
fn a_title_has_250_characters_of_any_script() {
    assert!(Title::parse(&"折".repeat(250)).is_ok());
    assert_eq!(
        problem(Title::parse(&"折".repeat(251))),
        Some(Problem::TooLong { max: 250 })
    );
}

#[test]
fn row_51_a_cover_is_on_the_web_over_https_or_in_our_own_media() {
    for url in ["https://example.org/a.jpg", "/media/0123abcd.webp"] {
        assert!(
            Cover::parse(url, "").is_ok_and(|cover| cover.is_some()),
            "{url}"
        );
    }
    for url in [
        "http://example.org/a.jpg",
        "javascript:alert(1)",
        "data:image/png;base64,x",
        "//example.org/a.jpg",
        "/etc/passwd",
        "/media/../secret",
        "https://user:pw@example.org/a.jpg",
        "a.jpg",
        "/media/\\evil",
    ] {
        assert_eq!(
            problem(Cover::parse(url, "")),
            Some(Problem::NotAPictureAddress),
            "{url}"
        );
    }
    assert_eq!(Cover::parse("  ", "words"), Ok(None));
}

#[test]
fn row_41_fields_that_a_form_does_not_have_change_nothing() {
    let form = PostForm {
        status: "admin".into(),
        version: "x".into(),
        title: "T".into(),
        body: "b".into(),
        ..Default::default()
    };
    assert_eq!(form.parse().map(|post| post.status.word()), Ok("draft"));
    assert_eq!(form.version_read(), 0);
}

#[test]
fn a_page_number_from_an_address_is_never_out_of_range() {
    for (raw, number) in [
        (None, 1),
        (Some("0"), 1),
        (Some("-3"), 1),
        (Some("x"), 1),
        (Some("7"), 7),
        (Some("99999999999999999999"), 1),
    ] {
        assert_eq!(PageNumber::from_query(raw).get(), number, "{raw:?}");
    }
    assert_eq!(
        PageNumber::from_query(Some("18446744073709551615")).get(),
        PageNumber::MAX
    );
}

#[test]
fn pages_know_their_neighbours() {
    let page = |number, total| Page::<()> {
        items: vec![],
        number: PageNumber::new(number),
        total,
    };
    assert_eq!(
        (page(1, 0).pages(), page(1, 0).newer(), page(1, 0).older()),
        (1, None, None)
    );
    assert_eq!(
        (
            page(1, 11).older(),
            page(2, 11).older(),
            page(2, 11).newer()
        ),
        (Some(2), None, Some(1))
    );
    assert_eq!(
        page(9, 11).newer(),
        Some(2),
        "beyond the end, newer leads to the last page"
    );
}

#[test]
fn reading_time_counts_words_and_characters_of_scripts_without_spaces() {
    assert_eq!(reading_minutes(""), 1);
    assert_eq!(reading_minutes(&"word ".repeat(440)), 2);
    assert_eq!(reading_minutes(&"折".repeat(900)), 2);
}

#[test]
fn a_moment_is_written_in_full() {
    let moment = Timestamp::from_millis(1_795_075_920_987);
    assert_eq!(moment.rfc3339(), "2026-11-19T08:12:00Z");
    assert_eq!(moment.long_date(), "19 November 2026");
    assert_eq!(moment.long_moment(), "19 November 2026, 08:12");
    assert_eq!(
        Timestamp::from_millis(i64::MAX).rfc3339(),
        "1970-01-01T00:00:00Z",
        "no such year"
    );
    assert_eq!(Timestamp::from_datetime(moment.datetime()), moment);
}
