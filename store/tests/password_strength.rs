//! Which new passwords are good enough.

use domain::{EmailAddress, Field, Invalid, NewPassword, PersonName, Problem, context_words};
use std::time::Duration;
use store::Error;
use store::password::{Cost, Passwords, strength};

fn about_ada() -> Vec<String> {
    let email = EmailAddress::parse("ada.okafor@example.org").expect("an address");
    let name = PersonName::parse("Ada Okafor").expect("a name");
    context_words(Some(&email), Some(&name), "Margin Notes")
}

fn judge(raw: &str) -> Result<(), Problem> {
    let about = about_ada();
    let password = NewPassword::parse(raw, &about).map_err(|invalid| invalid.problem)?;
    strength::check(&password, &about).map_err(|invalid| invalid.problem)
}

#[test]
fn row_8_fifty_of_the_passwords_that_attackers_try_first_are_refused_whatever_their_case() {
    let common = include_str!("../src/password/common.txt");
    for entry in common.lines().step_by(common.lines().count() / 50) {
        assert_eq!(judge(entry), Err(Problem::CommonPassword), "{entry}");
        let shouted = entry.to_uppercase();
        assert_eq!(judge(&shouted), Err(Problem::CommonPassword), "{shouted}");
    }
}

#[test]
fn row_8_passwords_made_of_the_person_or_the_site_are_refused() {
    for raw in [
        "marginnotespassword2026",
        "AdaAdaAda",
        "adaokafor",
        "ada.okafor@example.org",
        "Okafor Okafor 1990",
    ] {
        assert_eq!(judge(raw), Err(Problem::PersonalPassword), "{raw}");
    }
}

#[test]
fn row_8_passwords_that_are_soon_guessed_are_refused() {
    for raw in [
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabc",
        "12/03/1987",
        "zxcvbnm,./",
        "P@ssw0rd!!",
        "summer2024",
        "                ",
    ] {
        assert_eq!(judge(raw), Err(Problem::WeakPassword), "{raw}");
    }
}

#[test]
fn row_6_passphrases_of_any_characters_are_good_enough() {
    for raw in [
        "correct horse battery",
        "pässwörd mit ümlaut",
        "ひみつの合言葉です",
        "🦀 🎉 🌧 🍞 🚲 🎈 🐘 🌋 🧭 🎻",
        "no capitals no digits at all",
        "tr0ub4dor&3 and more",
        "qVx7_mLw2-Rt",
    ] {
        assert_eq!(judge(raw), Ok(()), "{raw}");
    }
}

#[test]
fn row_5_of_a_long_password_the_beginning_is_scored_and_the_rest_is_no_harm() {
    assert_eq!(judge(&"correct horse battery ".repeat(40)), Ok(()));
    assert_eq!(judge(&"a".repeat(1000)), Err(Problem::WeakPassword));
}

#[test]
fn row_8_no_input_keeps_the_estimate_busy_for_long() {
    judge("the word lists are read once").ok();
    let signs = "4@8({[<3691!|70$5+%2";
    let hostile = [
        signs.repeat(50),
        format!("{signs}qwhzmvbnkdfyu").repeat(30),
        "1!|7".repeat(250),
        "a".repeat(1000),
        "ab".repeat(500),
        "12/03/1987 ".repeat(90),
        "9876543210".repeat(100),
        "🦀".repeat(250),
        "aA4@aA4@bB8".repeat(90),
    ];
    for raw in hostile {
        let password = NewPassword::parse(&raw, &[]).expect("within the limits");
        let started = time_on_a_core();
        strength::check(&password, &about_ada()).ok();
        let taken = time_on_a_core() - started;
        assert!(
            taken < Duration::from_millis(100),
            "{taken:?} for {raw:.20}"
        );
    }
}

/// What this thread has computed so far, however many others wanted the core as well.
fn time_on_a_core() -> Duration {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts");
    let nanos = statistics
        .split(' ')
        .next()
        .and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.expect("the first number"))
}

#[tokio::test]
async fn row_8_no_hash_is_made_of_a_weak_password() {
    let passwords = Passwords::new(Cost::unsafe_for_tests());
    let weak = NewPassword::parse("qwertyuiop", &[]).expect("long enough");
    let refused = passwords.hash_new(&weak, &[]).await;
    let expected = Invalid::new(Field::Password, Problem::CommonPassword);
    assert!(matches!(refused, Err(Error::Weak(invalid)) if invalid == expected));
}
