//! Sessions: what the database holds of them, who they belong to, and how they end.

use domain::UserId;
use std::sync::Arc;
use store::sessions::{self, SessionStore, USER};
use store::testing::cast::{PASSWORD, SITE, new_password};
use store::testing::{Outcome, TestDb};
use store::{accounts, on_both_databases};
use tower_sessions_core::session::{Id, Record};
use tower_sessions_core::{Session, SessionStore as _};

fn keeper(db: &TestDb) -> SessionStore {
    SessionStore(db.store.clone())
}

fn session(db: &TestDb, id: Option<Id>) -> Session {
    Session::new(id, Arc::new(keeper(db)), None)
}

/// A session that somebody has just logged in to.
async fn signed_in(db: &TestDb, person: UserId) -> Outcome<Id> {
    db.session_of(person).await
}

async fn record(db: &TestDb, id: Id) -> Outcome<Option<Record>> {
    Ok(keeper(db).load(&id).await?)
}

on_both_databases! {
    async fn row_22_an_id_that_is_taken_is_not_given_twice(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let id = signed_in(&db, ada.id).await?;
        let mut twin = record(&db, id).await?.ok_or("gone")?;
        twin.data.clear();
        keeper(&db).create(&mut twin).await?;
        assert_ne!(twin.id, id);
        let first = record(&db, id).await?.ok_or("gone")?;
        assert_eq!(first.data[USER], 1, "the first is as it was");
        Ok(())
    }

    async fn row_23_the_database_does_not_hold_what_the_cookie_holds(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let id = signed_in(&db, ada.id).await?;
        let dump = db.dump().await?;
        let hex: String = id.0.to_le_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        for form in [id.to_string(), id.0.to_string(), hex] {
            assert!(!dump.contains(&form), "{form}");
        }
        let hash = db.texts("SELECT id_hash FROM sessions").await?.remove(0).unwrap_or_default();
        assert_eq!(hash.len(), 64);
        assert!(dump.contains(&hash), "the dump shows what there is");
        Ok(())
    }

    async fn row_25_logging_in_takes_a_new_id_and_the_old_one_is_dead(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let session = session(&db, None);
        session.insert("colour", "green").await?;
        session.save().await?;
        let before = session.id().ok_or("no id")?;
        let pass = db.pass(ada.id).await?;
        let after = sessions::begin(&db.store, &pass, Some(&before), false).await?;
        assert_ne!(before, after);
        assert_eq!(record(&db, before).await?, None);
        let found = record(&db, after).await?.ok_or("gone")?;
        assert_eq!((&found.data[USER], found.data.get("colour")), (&1.into(), None));
        let later = sessions::renew(&db.store, &after, ada.id, Some(db.store.now())).await?;
        assert_eq!(record(&db, after).await?, None);
        assert_eq!(record(&db, later).await?.ok_or("gone")?.data[USER], 1);
        Ok(())
    }

    async fn row_25_no_id_changes_hands(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.registered("Grace").await?;
        let nobodys = session(&db, None);
        nobodys.save().await?;
        nobodys.insert(USER, ada.id).await?;
        assert!(nobodys.save().await.is_err(), "nobody's becomes Ada's");
        let made_up = session(&db, None);
        made_up.insert(USER, ada.id).await?;
        assert!(made_up.save().await.is_err(), "there is one way in");
        let id = signed_in(&db, ada.id).await?;
        let adas = session(&db, Some(id));
        adas.insert(USER, grace.id).await?;
        assert!(adas.save().await.is_err(), "Ada's becomes Grace's");
        assert_eq!(record(&db, id).await?.ok_or("gone")?.data[USER], 1);
        let adas = session(&db, Some(id));
        adas.remove::<UserId>(USER).await?;
        adas.save().await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM sessions WHERE user_id = 1").await?, 0);
        Ok(())
    }

    async fn row_25_an_id_that_nobody_was_given_is_not_adopted(db: TestDb) -> Outcome {
        let invented = Id(42);
        assert_eq!(record(&db, invented).await?, None);
        let session = session(&db, Some(invented));
        session.insert("colour", "green").await?;
        session.save().await?;
        assert_ne!(session.id(), Some(invented));
        assert_eq!(record(&db, invented).await?, None);
        Ok(())
    }

    async fn row_26_a_request_under_way_does_not_undo_the_logout(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for _ in 0..50 {
            let id = signed_in(&db, ada.id).await?;
            let slow = session(&db, Some(id));
            slow.insert("colour", "green").await?;
            let leaving = session(&db, Some(id));
            let (saved, left) = tokio::join!(slow.save(), leaving.flush());
            saved?;
            left?;
            slow.save().await?;
            assert_eq!(record(&db, id).await?, None);
        }
        assert_eq!(db.number("SELECT COUNT(*) FROM sessions").await?, 0);
        Ok(())
    }

    async fn row_26_of_two_requests_at_once_neither_loses_whose_session_it_is(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let id = signed_in(&db, ada.id).await?;
        let (one, other) = (session(&db, Some(id)), session(&db, Some(id)));
        one.insert("one", 1).await?;
        other.insert("other", 2).await?;
        let (first, second) = tokio::join!(one.save(), other.save());
        first?;
        second?;
        let record = record(&db, id).await?.ok_or("gone")?;
        assert_eq!(record.data[USER], 1);
        assert_eq!(db.number("SELECT user_id FROM sessions").await?, 1);
        Ok(())
    }

    async fn row_29_every_session_of_a_person_ends_at_once(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.registered("Grace").await?;
        let graces = signed_in(&db, grace.id).await?;
        let password = new_password("another battery staple")?;
        for how in 0..3 {
            let adas = [signed_in(&db, ada.id).await?, signed_in(&db, ada.id).await?];
            match how {
                0 => sessions::end_all(&db.store, ada.id).await?,
                1 => accounts::set_password(&db.store, ada.id, &password, SITE).await?,
                _ => {
                    db.execute("UPDATE people SET role = 'admin'").await?;
                    accounts::disable(&db.store, ada.id).await?;
                }
            }
            for id in adas {
                assert_eq!(record(&db, id).await?, None, "{how}");
            }
        }
        assert!(record(&db, graces).await?.is_some());
        assert!(db.logs_in("grace", PASSWORD).await.is_ok());
        Ok(())
    }

    async fn the_columns_say_whose_a_session_is_and_whether_it_is_remembered(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let pass = db.pass(ada.id).await?;
        sessions::begin(&db.store, &pass, None, true).await?;
        let remembered = "SELECT COUNT(*) FROM sessions WHERE user_id = 1 AND remember";
        assert_eq!(db.number(remembered).await?, 1);
        db.execute("DELETE FROM people").await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM sessions").await?, 0, "gone with the account");
        Ok(())
    }
}
