//! Where somebody is logged in: what they see of it, and how they end it.

use domain::session::SessionKey;
use domain::{Role, UserId};
use std::net::IpAddr;
use store::sessions::{self, MOST, SessionStore};
use store::testing::{Outcome, TestDb};
use store::{Error, on_both_databases};
use tower_sessions_core::SessionStore as _;
use tower_sessions_core::session::Id;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

/// A session that somebody has just logged in to.
async fn logs_in(db: &TestDb, person: UserId) -> Outcome<Id> {
    db.session_of(person).await
}

async fn is_alive(db: &TestDb, id: Id) -> Outcome<bool> {
    Ok(SessionStore(db.store.clone()).load(&id).await?.is_some())
}

/// What somebody calls the session `id`, as they see it from `id` itself.
async fn key(db: &TestDb, person: UserId, id: Id) -> Outcome<SessionKey> {
    let seen = sessions::open(&db.store, person, &id).await?;
    Ok(seen.into_iter().next().ok_or("none")?.key)
}

on_both_databases! {
    async fn row_30_somebody_sees_where_they_are_logged_in_and_no_id(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let grace = db.added("Grace", Role::Author).await?.id;
        logs_in(&db, grace).await?;
        let laptop = logs_in(&db, ada).await?;
        let address: IpAddr = "192.0.2.77".parse()?;
        sessions::touch(&db.store, &laptop, FIREFOX, address).await?;
        db.advance(60);
        let here = logs_in(&db, ada).await?;
        db.advance(60);
        sessions::touch(&db.store, &here, "curl/8.14.1", address).await?;
        let seen = sessions::open(&db.store, ada, &laptop).await?;
        let devices: Vec<String> = seen.iter().map(|session| session.device.to_string()).collect();
        assert_eq!(devices, ["Firefox on Linux", "curl"], "the one that asks comes first");
        assert_eq!(seen.iter().map(|session| session.is_this).collect::<Vec<_>>(), [true, false]);
        assert_eq!(seen[0].network, "192.0.2.0");
        assert_eq!(seen[1].seen, seen[1].since.plus_millis(60_000));
        let told = serde_json::to_string(&seen)?;
        for hash in db.texts("SELECT id_hash FROM sessions").await?.into_iter().flatten() {
            assert!(!told.contains(&hash), "{told}");
        }
        assert!(!told.contains(&laptop.to_string()));
        Ok(())
    }

    async fn row_30_somebody_ends_one_session_and_the_others_go_on(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let (here, lost, other) = (logs_in(&db, ada).await?, logs_in(&db, ada).await?, logs_in(&db, ada).await?);
        let key = key(&db, ada, lost).await?;
        sessions::end(&db.store, ada, &key).await?;
        assert!(is_alive(&db, here).await? && is_alive(&db, other).await?);
        assert!(!is_alive(&db, lost).await?);
        let again = sessions::end(&db.store, ada, &key).await;
        assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
        Ok(())
    }

    async fn row_30_the_session_of_somebody_else_is_not_there_to_end(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let grace = db.added("Grace", Role::Author).await?.id;
        let hers = logs_in(&db, grace).await?;
        let key = key(&db, grace, hers).await?;
        let refused = sessions::end(&db.store, ada, &key).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        assert!(is_alive(&db, hers).await?);
        Ok(())
    }

    async fn row_30_somebody_ends_all_sessions_but_this_one(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let grace = db.added("Grace", Role::Author).await?.id;
        let (here, lost, hers) = (logs_in(&db, ada).await?, logs_in(&db, ada).await?, logs_in(&db, grace).await?);
        sessions::end_others(&db.store, ada, &here).await?;
        assert!(is_alive(&db, here).await? && !is_alive(&db, lost).await?);
        assert!(is_alive(&db, hers).await?, "somebody else's");
        Ok(())
    }

    async fn row_30_the_fifty_first_log_in_ends_the_session_that_was_used_longest_ago(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let grace = db.added("Grace", Role::Author).await?.id;
        let hers = logs_in(&db, grace).await?;
        let mut ids = Vec::new();
        for _ in 0..MOST {
            db.advance(1);
            ids.push(logs_in(&db, ada).await?);
        }
        // The very first is in use again; so the second is the one that was not used for longest.
        db.advance(6 * 60);
        sessions::touch(&db.store, &ids[0], FIREFOX, "192.0.2.77".parse()?).await?;
        assert!(is_alive(&db, ids[1]).await?);
        let last = logs_in(&db, ada).await?;
        assert!(!is_alive(&db, ids[1]).await?);
        for id in [ids[0], ids[2], last, hers] {
            assert!(is_alive(&db, id).await?);
        }
        assert_eq!(sessions::open(&db.store, ada, &last).await?.len() as u64, MOST);
        Ok(())
    }
}
