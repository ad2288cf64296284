//! How long sessions last, and how often they are written to.

use domain::Timestamp;
use std::net::IpAddr;
use std::sync::Arc;
use store::on_both_databases;
use store::sessions::{self, REMEMBER, SessionStore};
use store::testing::cast::HOME;
use store::testing::{Outcome, TestDb};
use tower_sessions_core::session::Id;
use tower_sessions_core::{Session, SessionStore as _};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

async fn session(db: &TestDb, remember: bool) -> Outcome<Id> {
    let session = Session::new(None, Arc::new(SessionStore(db.store.clone())), None);
    session.insert(REMEMBER, remember).await?;
    session.save().await?;
    Ok(session.id().ok_or("no id")?)
}

async fn ordinary(db: &TestDb) -> Outcome<Id> {
    session(db, false).await
}

async fn remembered(db: &TestDb) -> Outcome<Id> {
    session(db, true).await
}

async fn lives(db: &TestDb, id: Id) -> Outcome<bool> {
    let record = SessionStore(db.store.clone()).load(&id).await?;
    Ok(record.is_some())
}

async fn visit(db: &TestDb, id: Id) -> Outcome {
    Ok(sessions::touch(&db.store, &id, "a browser", HOME).await?)
}

on_both_databases! {
    async fn row_27_an_unused_session_ends_after_twelve_hours(db: TestDb) -> Outcome {
        let id = ordinary(&db).await?;
        db.advance(12 * HOUR - 1);
        assert!(lives(&db, id).await?);
        db.advance(1);
        assert!(!lives(&db, id).await?);
        visit(&db, id).await?;
        assert!(!lives(&db, id).await?, "a visit that comes too late changes nothing");
        Ok(())
    }

    async fn row_27_a_session_in_steady_use_ends_after_a_day(db: TestDb) -> Outcome {
        let id = ordinary(&db).await?;
        for _ in 0..23 {
            db.advance(HOUR);
            visit(&db, id).await?;
            assert!(lives(&db, id).await?);
        }
        db.advance(HOUR - 1);
        assert!(lives(&db, id).await?);
        db.advance(1);
        assert!(!lives(&db, id).await?);
        Ok(())
    }

    async fn row_27_a_remembered_session_lasts_fourteen_days_unused_and_thirty_used(db: TestDb) -> Outcome {
        let (unused, used) = (remembered(&db).await?, remembered(&db).await?);
        db.advance(14 * DAY - 1);
        visit(&db, used).await?;
        assert!(lives(&db, unused).await?);
        db.advance(1);
        assert!(!lives(&db, unused).await?);
        db.advance(10 * DAY);
        visit(&db, used).await?;
        db.advance(6 * DAY - 1);
        assert!(lives(&db, used).await?);
        db.advance(1);
        assert!(!lives(&db, used).await?);
        Ok(())
    }

    async fn row_27_saving_does_not_bring_an_ended_session_back(db: TestDb) -> Outcome {
        let id = ordinary(&db).await?;
        let session = Session::new(Some(id), Arc::new(SessionStore(db.store.clone())), None);
        session.insert("colour", "green").await?;
        db.advance(12 * HOUR);
        session.save().await?;
        assert!(!lives(&db, id).await?);
        Ok(())
    }

    async fn row_27_the_record_says_when_it_will_end(db: TestDb) -> Outcome {
        let id = ordinary(&db).await?;
        let record = SessionStore(db.store.clone()).load(&id).await?.ok_or("gone")?;
        let end = db.store.now().plus_millis(12 * HOUR * 1000);
        assert_eq!(Timestamp::from_datetime(record.expiry_date), end);
        Ok(())
    }

    async fn row_28_a_hundred_pages_write_once_in_five_minutes(db: TestDb) -> Outcome {
        let id = ordinary(&db).await?;
        db.advance(300);
        let mut seen = Vec::new();
        for _ in 0..100 {
            visit(&db, id).await?;
            seen.push(db.number("SELECT seen FROM sessions").await?);
            db.advance(2);
        }
        seen.dedup();
        assert_eq!(seen, [TestDb::START + 300_000]);
        db.advance(100);
        visit(&db, id).await?;
        let now = db.store.now().millis();
        assert_eq!(db.number("SELECT seen FROM sessions").await?, now);
        Ok(())
    }

    async fn row_30_a_visit_notes_the_browser_and_no_more_of_the_address_than_its_network(db: TestDb) -> Outcome {
        let id = ordinary(&db).await?;
        let agent = "Mozilla/5.0 (X11)\r\nSet-Cookie: x";
        sessions::touch(&db.store, &id, agent, IpAddr::from([192, 0, 2, 77])).await?;
        let noted = db.texts("SELECT user_agent || ' ' || ip FROM sessions").await?;
        assert_eq!(noted, [Some("Mozilla/5.0 (X11)Set-Cookie: x 192.0.2.0".to_owned())]);
        Ok(())
    }

    async fn ended_sessions_are_swept_and_others_are_not(db: TestDb) -> Outcome {
        let (short, long) = (ordinary(&db).await?, remembered(&db).await?);
        db.advance(12 * HOUR);
        assert_eq!(sessions::sweep(&db.store).await?, 1);
        assert!(!lives(&db, short).await? && lives(&db, long).await?);
        assert_eq!(sessions::sweep(&db.store).await?, 0);
        Ok(())
    }
}
