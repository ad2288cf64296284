//! How much memory and time passwords, and those who guess them, may take. On its own, because it watches the whole process.

use domain::Password;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};
use store::Error;
use store::password::{Cost, Passwords, Unusable, Verdict, assess};
use store::testing::cast::logs_in;
use store::testing::{Outcome, TestDb};
use tokio::sync::Mutex;

/// One of these at a time: each would see the memory of the other.
static ALONE: Mutex<()> = Mutex::const_new(());

#[tokio::test]
async fn row_3_a_stored_hash_that_asks_for_gigabytes_is_refused_at_once() -> Outcome {
    let _alone = ALONE.lock().await;
    let passwords = Passwords::new(Cost::unsafe_for_tests());
    let anything = Password::typed("anything").ok_or("empty, or too long")?;
    let (salt, hex) = ("c29tZXNhbHRzYWx0", "0".repeat(128));
    let hashes = [
        format!("$argon2id$v=19$m=4194304,t=3,p=1${salt}${salt}{salt}"),
        format!("$argon2id$v=19$m=4294967295,t=4294967295,p=16777215${salt}${salt}{salt}"),
        format!("$argon2id$v=19$m=65536,t=21,p=1${salt}${salt}{salt}"),
        format!("$argon2id$v=19$m=65536,t=2,p=9${salt}${salt}{salt}"),
        format!("scrypt:2097152:8:1$abc${hex}"),
        format!("scrypt:32768:8:5$abc${hex}"),
        format!("scrypt:2:524288:4$abc${hex}"),
        format!("scrypt:9223372036854775808:4294967295:4$abc${hex}"),
        format!("scrypt:99999999999999999999999999:8:1$abc${hex}"),
        format!("pbkdf2:sha512:5000001$abc${hex}"),
        format!("pbkdf2:sha512:99999999999999999999999999$abc${hex}"),
        "$2b$15$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW".to_owned(),
    ];
    let before = resident_memory()?;
    let started = Instant::now();
    for stored in hashes {
        assert_eq!(assess(&stored), Err(Unusable::TooCostly), "{stored}");
        let verdict = passwords.verify(Some(&stored), &anything).await?;
        assert_eq!(verdict, Verdict::Refused(Unusable::TooCostly));
    }
    assert!(started.elapsed() < Duration::from_secs(1));
    assert!(resident_memory()? < before + 64 * 1024 * 1024);
    Ok(())
}

#[tokio::test]
async fn row_9_hashing_gives_its_memory_back() -> Outcome {
    let _alone = ALONE.lock().await;
    let passwords = Passwords::default();
    let before = resident_memory()?;
    for _ in 0..5 {
        let tries = (0..8).map(|_| {
            let passwords = passwords.clone();
            tokio::spawn(async move { passwords.pretend().await })
        });
        for attempt in tries.collect::<Vec<_>>() {
            // Some may find the server busy; that is the point of the limit.
            attempt.await?.ok();
        }
    }
    let after = resident_memory()?;
    assert!(
        after < before + 32 * 1024 * 1024,
        "{before} before, {after} after"
    );
    Ok(())
}

/// Tries to log in as that many people who do not exist, each from a place of its own.
async fn guesses(db: &TestDb, names: std::ops::Range<u32>) -> Outcome {
    for n in names {
        let place = Ipv4Addr::from_bits(0x0a00_0000 + n).into();
        let tried = logs_in(&db.store, &format!("nobody{n}"), "not the password", place).await;
        assert!(
            matches!(tried, Err(Error::WrongCredentials)),
            "{n}: {tried:?}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn row_16_names_that_nobody_has_leave_nothing_in_memory() -> Outcome {
    let _alone = ALONE.lock().await;
    let db = TestDb::sqlite().await?;
    guesses(&db, 0..1000).await?;
    let before = resident_memory()?;
    guesses(&db, 1000..6000).await?;
    let grown = resident_memory()?.saturating_sub(before);
    println!("{grown} bytes more after five thousand names");
    // Most of it is SQLite's cache of pages, which has a limit of its own, as the table has.
    assert!(grown < 8 * 1024 * 1024, "{grown}");
    Ok(())
}

/// Bytes of memory that this process has in use right now.
fn resident_memory() -> Outcome<usize> {
    let status = std::fs::read_to_string("/proc/self/statm")?;
    let pages = status
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse::<usize>().ok());
    Ok(pages.ok_or("there is no second number")? * 4096)
}
