//! Which new passwords are good enough.

use domain::{
    EmailAddress, Field, Invalid, NewPassword, PersonName, Problem, Strength, context_words,
};
use std::time::Duration;
use store::Error;
use store::password::{Cost, Passwords, strength};
use store::testing::Outcome;

fn about_ada() -> Vec<String> {
    let email = EmailAddress::parse("ada.okafor@example.org").ok();
    let name = PersonName::parse("Ada Okafor").ok();
    context_words(email.as_ref(), name.as_ref(), "Margin Notes")
}

fn judge(raw: &str) -> Result<(), Problem> {
    let about = about_ada();
    let password = NewPassword::parse(raw, &about).map_err(|invalid| invalid.problem)?;
    strength::check(&password, &about).map_err(|invalid| invalid.problem)
}

#[test]
fn row_8_fifty_of_the_passwords_that_attackers_try_first_are_refused_whatever_their_case() -> Outcome
{
    let common = include_str!("../src/password/common.txt");
    for entry in common.lines().step_by(common.lines().count() / 50) {
        assert_eq!(judge(entry), Err(Problem::CommonPassword), "{entry}");
        let shouted = entry.to_uppercase();
        assert_eq!(judge(&shouted), Err(Problem::CommonPassword), "{shouted}");
    }
    Ok(())
}

#[tokio::test]
async fn row_8_the_meter_calls_good_exactly_what_is_taken() -> Outcome {
    let passwords = Passwords::new(Cost::unsafe_for_tests());
    let mut seen = Vec::new();
    for raw in [
        "password1",
        "aaaaaaaaaaaaaaaa",
        "summer2024",
        "thread bone",
        "thread bone window",
        "a needle is only as good as its thread",
    ] {
        let password =
            NewPassword::parse(raw, &about_ada()).map_err(|invalid| invalid.message())?;
        let strength = passwords.strength(&password, &about_ada()).await;
        let strength = strength.ok_or("nobody else asks")?;
        assert_eq!(judge(raw).is_ok(), strength >= Strength::Good, "{raw}");
        seen.push(strength);
    }
    assert!(
        seen.is_sorted() && seen.contains(&Strength::VeryWeak) && seen.contains(&Strength::Strong),
        "{seen:?}"
    );
    Ok(())
}

#[test]
fn row_8_passwords_made_of_the_person_or_the_site_are_refused() -> Outcome {
    for raw in [
        "marginnotespassword2026",
        "AdaAdaAda",
        "adaokafor",
        "ada.okafor@example.org",
        "Okafor Okafor 1990",
    ] {
        assert_eq!(judge(raw), Err(Problem::PersonalPassword), "{raw}");
    }
    Ok(())
}

#[test]
fn row_8_passwords_that_are_soon_guessed_are_refused() -> Outcome {
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
    Ok(())
}

#[test]
fn row_6_passphrases_of_any_characters_are_good_enough() -> Outcome {
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
    Ok(())
}

#[test]
fn row_5_of_a_long_password_the_beginning_is_scored_and_the_rest_is_no_harm() -> Outcome {
    assert_eq!(judge(&"correct horse battery ".repeat(40)), Ok(()));
    assert_eq!(judge(&"a".repeat(1000)), Err(Problem::WeakPassword));
    Ok(())
}

#[test]
fn row_8_no_input_keeps_the_estimate_busy_for_long() -> Outcome {
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
        let password = NewPassword::parse(&raw, &[])?;
        let started = time_on_a_core()?;
        strength::check(&password, &about_ada()).ok();
        let taken = time_on_a_core()? - started;
        assert!(
            taken < Duration::from_millis(100),
            "{taken:?} for {raw:.20}"
        );
    }
    Ok(())
}

/// What this thread has computed so far, however many others wanted the core as well.
fn time_on_a_core() -> Outcome<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanos = statistics
        .split(' ')
        .next()
        .and_then(|nanos| nanos.parse().ok());
    Ok(Duration::from_nanos(
        nanos.ok_or("there is no first number")?,
    ))
}

#[tokio::test]
async fn row_8_no_hash_is_made_of_a_weak_password() -> Outcome {
    let passwords = Passwords::new(Cost::unsafe_for_tests());
    let weak = NewPassword::parse("qwertyuiop", &[])?;
    let refused = passwords.hash_new(&weak, &[]).await;
    let expected = Invalid::new(Field::Password, Problem::CommonPassword);
    assert!(matches!(refused, Err(Error::Weak(invalid)) if invalid == expected));
    Ok(())
}
