//! What passwords cost whoever guesses them, and what the hash is made from.

use domain::{NewPassword, Password};
use std::time::Instant;
use store::password::{Cost, Passwords, Verdict};
use store::testing::Outcome;

fn typed(raw: &str) -> Outcome<Password> {
    Password::typed(raw).ok_or_else(|| "empty, or too long".into())
}

async fn hash(passwords: &Passwords, raw: &str) -> Outcome<String> {
    Ok(passwords.hash(&typed(raw)?).await?.into())
}

async fn verify(passwords: &Passwords, stored: &str, raw: &str) -> Outcome<Verdict> {
    Ok(passwords.verify(Some(stored), &typed(raw)?).await?)
}

#[tokio::test]
async fn row_1_a_password_is_kept_as_argon2id_with_the_shipped_cost_and_a_salt_of_its_own()
-> Outcome {
    let passwords = Passwords::default();
    let first = hash(&passwords, "correct horse battery").await?;
    let second = hash(&passwords, "correct horse battery").await?;
    assert!(
        first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
        "{first}"
    );
    assert_ne!(first, second);
    for stored in [first, second] {
        let verdict = verify(&passwords, &stored, "correct horse battery").await?;
        assert_eq!(verdict, Verdict::Right);
        let verdict = verify(&passwords, &stored, "Correct horse battery").await?;
        assert_eq!(verdict, Verdict::Wrong);
    }
    Ok(())
}

#[tokio::test]
async fn row_2_a_hash_of_another_cost_is_right_but_asks_for_a_new_one() -> Outcome {
    let (old, new) = (
        Passwords::new(Cost::unsafe_for_tests()),
        Passwords::default(),
    );
    let stored = hash(&old, "correct horse battery").await?;
    let verdict = verify(&new, &stored, "correct horse battery").await?;
    assert_eq!(verdict, Verdict::Outdated);
    assert!(verdict.is_right() && verdict.needs_new_hash());
    assert_eq!(
        verify(&new, &stored, "something else").await?,
        Verdict::Wrong
    );
    // One of the other rows of the table in ASVS.
    let theirs = "$argon2id$v=19$m=12288,t=3,p=1$c29tZSBvdGhlciBzYWx0IQ$CP/SwRWWF/epDpC+DQFyXQwl1un+Gs7JjjKXim2h0aw";
    let verdict = verify(&new, theirs, "correct horse é🦀").await?;
    assert_eq!(verdict, Verdict::Outdated);
    Ok(())
}

#[tokio::test]
async fn row_5_passwords_are_never_cut() -> Outcome {
    let passwords = Passwords::new(Cost::unsafe_for_tests());
    let (first, second) = ("a".repeat(199) + "b", "a".repeat(199) + "c");
    let stored = hash(&passwords, &first).await?;
    assert_eq!(verify(&passwords, &stored, &first).await?, Verdict::Right);
    assert_eq!(verify(&passwords, &stored, &second).await?, Verdict::Wrong);
    Ok(())
}

#[tokio::test]
async fn row_7_a_password_is_the_same_however_the_keyboard_composes_its_letters() -> Outcome {
    let passwords = Passwords::new(Cost::unsafe_for_tests());
    let stored = hash(&passwords, "crème brûlée").await?;
    let decomposed = "cre\u{300}me bru\u{302}le\u{301}e";
    assert_eq!(
        verify(&passwords, &stored, decomposed).await?,
        Verdict::Right
    );
    assert_eq!(
        verify(&passwords, &stored, "Crème brûlée").await?,
        Verdict::Wrong
    );
    let stored = hash(&passwords, "before\0after").await?;
    assert_eq!(
        verify(&passwords, &stored, "before\0other").await?,
        Verdict::Wrong
    );
    Ok(())
}

#[tokio::test]
async fn row_11_without_a_hash_the_work_of_a_check_is_done_all_the_same() -> Outcome {
    let passwords = Passwords::default();
    let stored = hash(&passwords, "correct horse battery").await?;
    let mut known = Vec::new();
    let mut unknown = Vec::new();
    for _ in 0..9 {
        let started = Instant::now();
        verify(&passwords, &stored, "wrong password").await?;
        known.push(started.elapsed());
        let started = Instant::now();
        let nobody = passwords.verify(None, &typed("wrong password")?).await?;
        assert_eq!(nobody, Verdict::Wrong);
        unknown.push(started.elapsed());
    }
    known.sort();
    unknown.sort();
    // The fastest of nine: how busy this machine is says nothing about the code. The exact comparison is made over HTTP.
    let (known, unknown) = (known[0].as_secs_f64(), unknown[0].as_secs_f64());
    assert!(
        (0.5..2.0).contains(&(known / unknown)),
        "{known} s and {unknown} s"
    );
    Ok(())
}

#[tokio::test]
async fn row_83_neither_passwords_nor_hashes_can_be_printed() -> Outcome {
    let passwords = Passwords::new(Cost::unsafe_for_tests());
    let new = NewPassword::parse("correct horse battery", &[])?;
    let hash = passwords.hash_new(&new, &[]).await?;
    let printed = format!("{passwords:?} {new:?} {hash:?}");
    assert!(
        !printed.contains("horse") && !printed.contains("$argon2"),
        "{printed}"
    );
    Ok(())
}
