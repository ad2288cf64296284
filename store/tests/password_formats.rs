//! Stored passwords of other blogs: every form is checked with the right password and a wrong one.

use domain::Password;
use store::password::{Cost, Passwords, Unusable, Verdict, assess};
use store::testing::Outcome;

const HORSE: &str = "correct horse é🦀";

/// What Werkzeug wrote over the years. The first two are from the tests of Flask, the others are made with Python's
/// `hashlib`.
const WERKZEUG: [(&str, &str); 13] = [
    (
        "test",
        "pbkdf2:sha256:50000$TCI4GzcX$0de171a4f4dac32e3364c7ddc7c14f3e2fa61f2d17574483f7ffbb431b4acb2f",
    ),
    (
        "other",
        "pbkdf2:sha256:50000$kJPKsz6N$d2d4784f1b030a9761f5ccaeeaca413f27f2ecb76d6168407af962ddce849f79",
    ),
    (
        HORSE,
        "scrypt:32768:8:1$SaltSaltSalt1234$a2d9abda2a7cfb8abc544c250956fadd8aeb6dc7d8324633ef26dfa7948cc16f86361b06704b6429f7d9e283f9d64c6523d521c8ca8777d9046a6dafbe62e462",
    ),
    (
        HORSE,
        "scrypt$SaltSaltSalt1234$a2d9abda2a7cfb8abc544c250956fadd8aeb6dc7d8324633ef26dfa7948cc16f86361b06704b6429f7d9e283f9d64c6523d521c8ca8777d9046a6dafbe62e462",
    ),
    (
        "hunter2",
        "scrypt:32768:8:1$Ab-_cdEFghIJklMNopQRst$8ea7510591e1c5cecba6e002c92d29b065ca0d0367a7c9ddce6ba61993426161b8dd785d6864aa6469a5876ef82238c91ad7c9882866a6112a5f02199013c396",
    ),
    (
        HORSE,
        "pbkdf2:sha256:260000$AbCdEf12$1ba903993b6bb16941d9a46f67490b09ce4f4f901318be9521bb1deddbd4ece1",
    ),
    (
        HORSE,
        "pbkdf2:sha256:600000$SaltSaltSalt1234$285a2baa05a32b8bd64ae648a4310362d474f44b011bb02465706355057c656c",
    ),
    (
        HORSE,
        "pbkdf2:sha512:1000$abc$a08fb351d0f62e748d4eb3858876c38ca9f41c9999f74df2c3b1ad7e87264433977527e8067b75f930ec310cb43055ae88866c7d003bd95c4e13b7e90a68bcf0",
    ),
    (
        HORSE,
        "pbkdf2:sha1:1000$abc$f457e9920f9ed53c79b08fe67b2b914593cd965f",
    ),
    (
        "pässwörd",
        "pbkdf2:sha256:1000$x1Y2z3W4$83d92e8e38251acfefa53c39d3f4435ec0fe947ff25fe9cbadb60bbdf1cf8e68",
    ),
    (HORSE, "sha1$abc$3b543b4c2757c196b6e8067a96a36b4d4479aa58"),
    (
        HORSE,
        "sha256$abc$9c6e4be367254a5b44b853a267f1eee048ab6fb0d9e0d0a2327d43140821f3cb",
    ),
    (HORSE, "md5$abc$7260a2f5bee8d05181b2cc039f417184"),
];

/// `U*U` is a test vector of `crypt_blowfish`, under all three prefixes; the long one is cut at 72 bytes by bcrypt itself.
const BCRYPT: [(&str, &str); 4] = [
    (
        "U*U",
        "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
    ),
    (
        "U*U",
        "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
    ),
    (
        "U*U",
        "$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
    ),
    (
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 and what nobody checks",
        "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
    ),
];

fn passwords() -> Passwords {
    Passwords::new(Cost::unsafe_for_tests())
}

fn typed(raw: &str) -> Outcome<Password> {
    Password::typed(raw).ok_or_else(|| "empty, or too long".into())
}

async fn verify(stored: &str, raw: &str) -> Outcome<Verdict> {
    Ok(passwords().verify(Some(stored), &typed(raw)?).await?)
}

#[tokio::test]
async fn people_log_in_with_the_passwords_of_their_old_blog_and_need_a_new_hash_then() -> Outcome {
    for (password, stored) in WERKZEUG.into_iter().chain(BCRYPT) {
        assert_eq!(
            verify(stored, password).await?,
            Verdict::Outdated,
            "{stored}"
        );
        assert_eq!(assess(stored), Ok(()), "{stored}");
    }
    Ok(())
}

#[tokio::test]
async fn another_password_is_wrong_for_every_form_and_so_is_one_that_looks_the_same() -> Outcome {
    for (password, stored) in WERKZEUG.into_iter().chain(BCRYPT) {
        let shouted = format!(" {password}");
        assert_eq!(verify(stored, &shouted).await?, Verdict::Wrong, "{stored}");
    }
    let decomposed = "pa\u{308}sswo\u{308}rd";
    let (_, pässwörd) = WERKZEUG[9];
    assert_eq!(verify(pässwörd, decomposed).await?, Verdict::Wrong);
    Ok(())
}

#[tokio::test]
async fn parts_that_are_missing_have_the_values_of_their_time() -> Outcome {
    let million = "1d5b1a8c0f";
    assert_eq!(
        assess(&format!("pbkdf2$abc${million}")),
        Err(Unusable::Damaged)
    );
    for (method, digits) in [("pbkdf2", 64), ("pbkdf2:sha512", 128), ("scrypt", 128)] {
        let stored = format!("{method}$abc${}", "0".repeat(digits));
        assert_eq!(assess(&stored), Ok(()), "{stored}");
    }
    Ok(())
}

#[tokio::test]
async fn only_the_first_two_dollar_signs_divide() -> Outcome {
    // The third belongs to what should be hexadecimal digits, and is none.
    assert_eq!(assess("sha1$a$b$c"), Err(Unusable::Damaged));
    Ok(())
}

#[tokio::test]
async fn a_password_without_any_hash_lets_nobody_in() -> Outcome {
    assert_eq!(assess("plain$$hunter2"), Err(Unusable::PlainText));
    assert!(!verify("plain$$hunter2", "hunter2").await?.is_right());
    assert!(!verify("hunter2", "hunter2").await?.is_right());
    Ok(())
}

#[tokio::test]
async fn hashes_that_a_narrow_column_cut_off_need_a_new_password_and_break_nothing() -> Outcome {
    for (password, stored) in WERKZEUG.into_iter().chain(BCRYPT) {
        for length in 0..stored.len() {
            let cut = &stored[..length];
            assert!(assess(cut).is_err(), "{cut}");
        }
        let cut = &stored[..stored.len() - 2];
        let refused = Verdict::Refused(Unusable::Damaged);
        assert_eq!(verify(cut, password).await?, refused, "{cut}");
        assert_eq!(assess(cut), Err(Unusable::Damaged), "{cut}");
    }
    Ok(())
}

#[test]
fn strings_that_are_no_hash_at_all_are_told_apart() -> Outcome {
    for (stored, reason) in [
        ("", Unusable::Unknown),
        ("$", Unusable::Unknown),
        ("$$", Unusable::Unknown),
        ("🦀$🦀$🦀", Unusable::Unknown),
        (
            "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
            Unusable::Unknown,
        ),
        (
            "$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
            Unusable::Damaged,
        ),
        ("$argon2id$", Unusable::Damaged),
        ("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ", Unusable::Damaged),
        ("scrypt:0:8:1$abc$00", Unusable::Damaged),
        ("scrypt:30000:8:1$abc$00", Unusable::Damaged),
        ("scrypt:-2:8:1$abc$00", Unusable::Damaged),
        ("pbkdf2:sha256:0$abc$00", Unusable::Damaged),
        ("pbkdf2:whirlpool:1000$abc$00", Unusable::Unknown),
        (
            "sha1$$3b543b4c2757c196b6e8067a96a36b4d4479aa58",
            Unusable::Damaged,
        ),
    ] {
        assert_eq!(assess(stored), Err(reason), "{stored}");
    }
    Ok(())
}
