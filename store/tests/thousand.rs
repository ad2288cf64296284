//! A thousand tries at the same moment at things that count once. A program of its own, because they fill the queues that
//! all tests of a program share.

use domain::{EmailAddress, LinkSecret, Role};
use std::future::Future;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use store::accounts::{self, SetupGate, setup_code};
use store::sessions::{self, SessionStore};
use store::testing::cast::{SITE, account};
use store::testing::{Outcome, TestDb};
use store::{Error, letters, on_both_databases, recovery};
use tower_sessions_core::Session;

const MANY: usize = 1000;

/// How many of a thousand come through. Whoever had to wait too long was not told that it worked.
async fn come_through<F, T>(one: impl Fn() -> F) -> Outcome<usize>
where
    F: Future<Output = Result<T, Error>> + Send + 'static,
    T: Send + 'static,
{
    let crowd: Vec<_> = (0..MANY).map(|_| tokio::spawn(one())).collect();
    let mut through = 0;
    for task in crowd {
        through += usize::from(task.await?.is_ok());
    }
    Ok(through)
}

async fn link(db: &TestDb) -> Outcome<LinkSecret> {
    let letter = letters::next(&db.store).await?.ok_or("no letter")?;
    letters::sent(&db.store, &letter).await?;
    Ok(letter.secret.ok_or("no link")?)
}

async fn confirm_once(db: &TestDb, secret: LinkSecret) -> Outcome {
    let through = come_through(|| {
        let (store, secret) = (db.store.clone(), secret.clone());
        async move { recovery::confirm(&store, &secret).await }
    });
    assert_eq!(through.await?, 1);
    Ok(())
}

on_both_databases! {
    async fn row_71_of_a_thousand_one_confirms_a_registration(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        accounts::register_by_letter(&db.store, &account("Grace")?, SITE, "/").await?;
        let secret = link(&db).await?;
        let password = account("Grace")?.password;
        let place = AtomicU32::new(u32::from_be_bytes([10, 0, 0, 0]));
        let through = come_through(|| {
            // Each from a place of its own, so that no limit decides.
            let ip = Ipv4Addr::from_bits(place.fetch_add(1, Ordering::Relaxed)).into();
            let (store, secret, password) = (db.store.clone(), secret.clone(), password.clone());
            async move { recovery::register(&store, &secret, password.password(), ip).await }
        });
        assert_eq!(through.await?, 1);
        assert_eq!(db.number("SELECT COUNT(*) FROM people").await?, 2);
        Ok(())
    }

    async fn row_71_of_a_thousand_one_verifies_an_address(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        recovery::ask_for_verification(&db.store, ada.id).await?;
        confirm_once(&db, link(&db).await?).await
    }

    async fn row_73_of_a_thousand_one_changes_an_address_and_one_has_it_back(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let new = EmailAddress::parse("new@example.org")?;
        recovery::ask_for_change(&db.store, ada.id, &new).await?;
        confirm_once(&db, link(&db).await?).await?;
        confirm_once(&db, link(&db).await?).await?;
        let own = accounts::own(&db.store, ada.id).await?;
        assert_eq!(own.email.as_deref(), Some("ada@example.org"));
        Ok(())
    }

    async fn row_42_of_a_thousand_with_the_code_one_becomes_the_admin(db: TestDb) -> Outcome {
        let printed = setup_code::fresh(&db.store).await?.ok_or("no code")?;
        let ada = account("Ada")?;
        let through = come_through(|| {
            let (store, ada, given) = (db.store.clone(), ada.clone(), printed.clone());
            async move { accounts::register(&store, &ada, SITE, SetupGate::Code { given }).await }
        });
        assert_eq!(through.await?, 1);
        let people = accounts::list(&db.store).await?;
        assert_eq!((people.len(), people[0].role), (1, Role::Admin));
        Ok(())
    }

    async fn row_62_of_a_thousand_who_come_back_one_finds_what_was_begun(db: TestDb) -> Outcome {
        let session = Session::new(None, Arc::new(SessionStore(db.store.clone())), None);
        session.insert("begun", "a way to a provider").await?;
        session.insert("other", "what stays").await?;
        session.save().await?;
        let id = session.id().ok_or("no id")?;
        let through = come_through(|| {
            let (store, id) = (db.store.clone(), id);
            async move {
                let found = sessions::claim(&store, &id, "begun").await?;
                found.then_some(()).ok_or(Error::NotFound)
            }
        });
        assert_eq!(through.await?, 1);
        let again = Session::new(Some(id), Arc::new(SessionStore(db.store.clone())), None);
        assert_eq!(again.get::<String>("begun").await?, None);
        assert_eq!(again.get::<String>("other").await?.as_deref(), Some("what stays"));
        Ok(())
    }
}
