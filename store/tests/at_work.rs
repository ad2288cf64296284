//! What an admin reads of the site, what a person takes away, and a session that was left alone.

use domain::audit::AuditQuery;
use domain::post::Status;
use domain::session::OpenSession;
use domain::{Role, UserId};
use store::sessions;
use store::testing::cast::{HOME, PASSWORD, logs_in};
use store::testing::{Outcome, TestDb, texts};
use store::{Actor, accounts, audit, comments, numbers, on_both_databases, own_data, posts};
use tower_sessions_core::session::Id;

const MINUTE: i64 = 60;

async fn session(db: &TestDb, person: UserId) -> Outcome<Id> {
    db.session_of(person).await
}

/// The words of the events that fit, newest first.
async fn events(db: &TestDb, query: AuditQuery) -> Outcome<Vec<String>> {
    let page = audit::page(&db.store, &query.filter()).await?;
    Ok(page.items.into_iter().map(|entry| entry.event).collect())
}

on_both_databases! {
    async fn row_27_an_admins_session_is_at_work_until_it_is_left_alone_for_an_hour(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let here = session(&db, ada).await?;
        let begun = Some(db.store.now());
        for _ in 0..5 {
            db.advance(54 * MINUTE);
            assert!(sessions::work(&db.store, &here, begun).await?);
        }
        db.advance(60 * MINUTE);
        assert!(!sessions::work(&db.store, &here, begun).await?);
        // Looking at it does not open it again, the password does.
        assert!(!sessions::work(&db.store, &here, begun).await?);
        assert!(sessions::work(&db.store, &here, Some(db.store.now())).await?);
        // Another session of the same person is a matter of its own.
        let other = session(&db, ada).await?;
        assert!(!sessions::work(&db.store, &other, begun).await?);
        assert!(!sessions::work(&db.store, &other, None).await?);
        Ok(())
    }

    async fn row_28_work_is_written_down_every_few_minutes_at_most(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let here = session(&db, ada).await?;
        let begun = Some(db.store.now());
        let queries = db.queries().await?;
        for _ in 0..100 {
            assert!(sessions::work(&queries.store, &here, begun).await?);
        }
        assert_eq!(queries.taken(), 100, "a look each");
        let seen: Vec<OpenSession> = sessions::open(&db.store, ada, &here).await?;
        assert_eq!(seen.len(), 1);
        Ok(())
    }

    async fn the_log_is_found_by_event_person_and_day(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        logs_in(&db.store, "grace", PASSWORD, HOME).await?;
        db.advance(24 * 60 * MINUTE);
        let store = db.store.on_behalf_of(Actor::visitor(Some(&ada), HOME, "1"));
        accounts::disable(&store, grace).await?;
        let query = AuditQuery::default();
        assert_eq!(events(&db, query.clone()).await?, ["account_disabled", "login", "account_made", "account_made"]);
        let of = |person: &str| AuditQuery { person: person.to_owned(), ..AuditQuery::default() };
        assert_eq!(events(&db, of("@GRACE")).await?, ["account_disabled", "login", "account_made"]);
        assert_eq!(events(&db, of("ada@example.org")).await?, ["account_disabled", "account_made"]);
        assert!(events(&db, of("%")).await?.is_empty());
        let second = AuditQuery { from: "2026-11-02".to_owned(), ..query.clone() };
        assert_eq!(events(&db, second).await?, ["account_disabled"]);
        let first = AuditQuery { to: "2026-11-01".to_owned(), event: "login".to_owned(), ..query };
        assert_eq!(events(&db, first).await?, ["login"]);
        // Who is gone is found by the name that they had.
        accounts::delete(&store, &[grace], domain::people::Writing::Keep).await?;
        assert_eq!(events(&db, of("Grace")).await?.len(), 4);
        Ok(())
    }

    async fn the_site_is_counted_with_one_query(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let slug = posts::create(&db.store, ada, &texts::post("Words", "Text.", Status::Published)?).await?;
        posts::create(&db.store, ada, &texts::post("More", "Text.", Status::Draft)?).await?;
        let post = posts::find(&db.store, None, &slug).await?.id;
        comments::add(&db.store, post, ada, &texts::comment("Said.")?).await?;
        db.advance(8 * 24 * 60 * MINUTE);
        db.added("Grace", Role::Author).await?;
        logs_in(&db.store, "grace", "not it at all", HOME).await.err();
        let queries = db.queries().await?;
        let found = numbers::count(&queries.store).await?;
        assert_eq!(queries.taken(), 1);
        assert_eq!((found.people, found.new_people), (2, 1));
        assert_eq!((found.posts, found.drafts), (1, 1));
        assert_eq!((found.comments, found.new_comments), (1, 0));
        assert_eq!(found.failed_logins, 1);
        Ok(())
    }

    async fn row_74_what_somebody_takes_away_is_all_of_theirs_and_nothing_else(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let grace = db.added("Grace", Role::Author).await?.id;
        for (author, text) in [(ada, "Canary of another."), (grace, "Mine.")] {
            let slug = posts::create(&db.store, author, &texts::post("Words", text, Status::Published)?).await?;
            let post = posts::find(&db.store, None, &slug).await?.id;
            comments::add(&db.store, post, grace, &texts::comment("Said.")?).await?;
        }
        logs_in(&db.store, "grace", PASSWORD, HOME).await?;
        session(&db, grace).await?;
        let data = own_data::of(&db.store, grace).await?;
        let count = |part: &str| data[part].as_array().map_or(0, Vec::len);
        assert_eq!((count("posts"), count("comments"), count("sessions"), count("log")), (1, 2, 1, 2));
        assert_eq!(data["account"]["email"], "grace@example.org");
        let text = data.to_string();
        for secret in ["$argon2", "Canary", "ada@example.org"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        for hash in db.texts("SELECT id_hash FROM sessions").await?.into_iter().flatten() {
            assert!(!text.contains(&hash));
        }
        Ok(())
    }
}
