//! Logging in: who gets in, and what everybody else is told.

use domain::account::Credentials;
use domain::{Password, Role, UserId};
use std::time::{Duration, Instant};
use store::testing::cast::{HOME, PASSWORD, address, logs_in};
use store::testing::{Outcome, TestDb};
use store::{Error, accounts, on_both_databases};

/// A hash of `correct horse é🦀` as another server made it.
const OLD_HASH: &str = "$argon2id$v=19$m=12288,t=3,p=1$c29tZSBvdGhlciBzYWx0IQ$\
                        CP/SwRWWF/epDpC+DQFyXQwl1un+Gs7JjjKXim2h0aw";
const OLD_PASSWORD: &str = "correct horse é🦀";

/// A damaged row, which asks for 4 GiB of memory.
const BOMB: &str = "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$\
                    eXl5eXl5eXl5eXl5eXl5eXl5eXl5eXl5eXl5eXl5eXk";

on_both_databases! {
    async fn ada_logs_in_by_address_or_handle_in_any_capitals(db: TestDb) -> Outcome {
        let ada = db.registered("Ada Lovelace").await?;
        for login in ["ada.lovelace@example.org", "ADA.Lovelace@EXAMPLE.org", "ada-lovelace", "@Ada-Lovelace"] {
            assert_eq!(db.logs_in(login, PASSWORD).await?, ada, "{login}");
        }
        let seen = accounts::find(&db.store, "ada-lovelace").await?.last_login;
        assert_eq!(seen, Some(db.store.now()));
        Ok(())
    }

    async fn row_10_every_failure_is_the_same_failure(db: TestDb) -> Outcome {
        for name in ["Ada", "Closed", "Imported", "Broken", "Bomb"] {
            db.added(name, Role::Admin).await?;
        }
        let closed = accounts::find(&db.store, "closed").await?;
        accounts::disable(&db.store, closed.id).await?;
        db.execute("UPDATE people SET password_hash = NULL WHERE handle = 'imported'").await?;
        db.execute("UPDATE people SET password_hash = 'x' WHERE handle = 'broken'").await?;
        db.execute(&format!("UPDATE people SET password_hash = '{BOMB}' WHERE handle = 'bomb'")).await?;
        let tries = [
            ("ada", "not the password"),
            ("nobody", PASSWORD),
            ("nobody@example.org", PASSWORD),
            ("closed", PASSWORD),
            ("imported", PASSWORD),
            ("broken", PASSWORD),
            ("bomb", PASSWORD),
        ];
        for (login, password) in tries {
            let refused = db.logs_in(login, password).await;
            assert!(matches!(refused, Err(Error::WrongCredentials)), "{login}: {refused:?}");
        }
        // What the form would not let through.
        for (login, password) in [("ada", None), ("ada\0", Password::typed(PASSWORD))] {
            let login = login.to_owned();
            let odd = Credentials { login, password, remember: false };
            let refused = accounts::log_in(&db.store, &odd, HOME).await;
            assert!(matches!(refused, Err(Error::WrongCredentials)), "{odd:?}: {refused:?}");
        }
        Ok(())
    }

    async fn row_2_an_old_hash_is_renewed_at_the_next_login(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        db.execute(&format!("UPDATE people SET password_hash = '{OLD_HASH}'")).await?;
        let store = db.in_earnest().await?;
        logs_in(&store, "ada", OLD_PASSWORD, HOME).await?;
        let new = hash(&db).await?;
        assert!(new.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{new}");
        logs_in(&store, "ada", OLD_PASSWORD, HOME).await?;
        assert_eq!(hash(&db).await?, new, "renewed once");
        Ok(())
    }

    async fn row_3_a_hash_that_asks_for_absurd_memory_is_refused_at_once(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        db.execute(&format!("UPDATE people SET password_hash = '{BOMB}'")).await?;
        let before = resident_mib()?;
        let begun = Instant::now();
        let refused = db.logs_in("ada", PASSWORD).await;
        assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
        let grown = resident_mib()?.saturating_sub(before);
        // Other tests of this program hash at the same time.
        assert!(grown < 256, "{grown} MiB more");
        Ok(())
    }

    async fn row_44_a_disabled_person_stays_out_until_enabled(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let grace = db.registered("Grace").await?;
        accounts::disable(&db.store, grace.id).await?;
        assert!(db.logs_in("grace", PASSWORD).await.is_err());
        accounts::enable(&db.store, grace.id).await?;
        assert_eq!(db.logs_in("grace", PASSWORD).await?.id, UserId(2));
        assert_eq!(accounts::find(&db.store, &address("Grace")).await?.disabled, None);
        Ok(())
    }
}

/// Renewing fails, because a trigger forbids it. Triggers are written differently on PostgreSQL; what is tested is not.
#[tokio::test]
async fn row_2_when_renewing_fails_the_person_still_gets_in() -> Outcome {
    let db = TestDb::sqlite().await?;
    db.registered("Ada").await?;
    db.execute(&format!("UPDATE people SET password_hash = '{OLD_HASH}'"))
        .await?;
    db.execute(
        "CREATE TRIGGER no_new_hash BEFORE UPDATE OF password_hash ON people
         BEGIN SELECT RAISE(ABORT, 'no'); END",
    )
    .await?;
    db.logs_in("ada", OLD_PASSWORD).await?;
    assert_eq!(hash(&db).await?, OLD_HASH);
    let ada = accounts::find(&db.store, "ada").await?;
    assert_eq!(ada.last_login, Some(db.store.now()), "the rest of it holds");
    Ok(())
}

async fn hash(db: &TestDb) -> Outcome<String> {
    let hashes = db.texts("SELECT password_hash FROM people").await?;
    Ok(hashes.into_iter().next().flatten().unwrap_or_default())
}

fn resident_mib() -> Outcome<usize> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(kib.ok_or("no VmRSS")?.parse::<usize>()? / 1024)
}
