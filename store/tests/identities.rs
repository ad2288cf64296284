//! Accounts at providers: whom they open, who links and unlinks them, and that somebody is never left outside.

use domain::{EmailAddress, Field, Identity, IdentityId, PersonName, ProviderName, Role, UserId};
use store::accounts::{self, LogIn, SetupGate};
use store::testing::cast::HOME;
use store::testing::{Outcome, TestDb};
use store::{Error, Store, identities, on_both_databases};

fn identity(issuer: &str, subject: &str, email: Option<&str>) -> Outcome<Identity> {
    Ok(Identity {
        provider: ProviderName::parse("test").ok_or("a name")?,
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
        name: String::new(),
        email: email.map(EmailAddress::parse).transpose()?,
    })
}

fn noors() -> Outcome<Identity> {
    identity("https://a.example", "1", Some("noor@lantern.example"))
}

async fn joins(store: &Store, identity: &Identity) -> Result<UserId, Error> {
    let name = PersonName::parse("Noor").map_err(Error::Weak)?;
    let made = accounts::register_with(store, identity, &name, &SetupGate::Open).await?;
    Ok(made.id)
}

async fn linked(db: &TestDb, person: UserId) -> Outcome<Vec<IdentityId>> {
    let ways = identities::ways_in(&db.store, person).await?;
    Ok(ways.linked.iter().map(|linked| linked.id).collect())
}

on_both_databases! {
    async fn row_64_issuer_and_subject_together_are_somebody(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let noor = joins(&db.store, &noors()?).await?;
        let again = identities::log_in(&db.store, &noors()?, HOME).await?;
        let Some(LogIn::Done(again)) = again else { return Err("nobody".into()) };
        assert_eq!((again.viewer.id, again.viewer.role), (noor, Role::Reader));
        for (issuer, subject) in [("https://b.example", "1"), ("https://a.example", "2"), ("https://a.example", "1\0")] {
            let other = identity(issuer, subject, Some("noor@lantern.example"))?;
            let nobody = identities::log_in(&db.store, &other, HOME).await;
            assert!(matches!(nobody, Ok(None) | Err(Error::NotFound)), "{issuer} {subject}: {nobody:?}");
        }
        Ok(())
    }

    async fn row_64_an_address_that_has_an_account_gets_no_second_one(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let adas = identity("https://a.example", "2", Some("ADA@example.org"))?;
        assert!(identities::is_taken(&db.store, adas.email.as_ref().ok_or("none")?).await?);
        let refused = joins(&db.store, &adas).await;
        assert!(matches!(refused, Err(Error::Taken(Field::Email))), "{refused:?}");
        assert_eq!(db.number("SELECT COUNT(*) FROM identities").await?, 0);
        assert_eq!(db.number("SELECT COUNT(*) FROM people").await?, 1);
        Ok(())
    }

    async fn row_45_one_identity_makes_one_account_however_often_at_once(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let nameless = identity("https://a.example", "1", None)?;
        let tries = (0..8).map(|_| {
            let (store, identity) = (db.store.clone(), nameless.clone());
            tokio::spawn(async move { joins(&store, &identity).await })
        });
        let mut made = 0;
        for one in tries.collect::<Vec<_>>() {
            match one.await? {
                Ok(_) => made += 1,
                Err(Error::LinkedElsewhere) => {}
                Err(other) => return Err(other.into()),
            }
        }
        assert_eq!(made, 1);
        assert_eq!(db.number("SELECT COUNT(*) FROM people").await?, 2);
        Ok(())
    }

    async fn row_19_a_disabled_account_is_not_opened(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let noor = joins(&db.store, &noors()?).await?;
        accounts::disable(&db.store, noor).await?;
        let refused = identities::log_in(&db.store, &noors()?, HOME).await;
        assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        Ok(())
    }

    async fn row_42_the_first_account_is_the_admins_and_needs_the_code(db: TestDb) -> Outcome {
        let code = accounts::setup_code::fresh(&db.store).await?.ok_or("no code")?;
        let name = PersonName::parse("Noor")?;
        let wrong = SetupGate::Code { given: "2222".to_owned() };
        let refused = accounts::register_with(&db.store, &noors()?, &name, &wrong).await;
        assert!(matches!(refused, Err(Error::WrongSetupCode)), "{refused:?}");
        let right = SetupGate::Code { given: code };
        let noor = accounts::register_with(&db.store, &noors()?, &name, &right).await?;
        assert_eq!((noor.id, noor.role), (UserId(1), Role::Admin));
        Ok(())
    }

    async fn row_64_an_identity_is_linked_to_one_account_and_unlinked_by_its_owner(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let grace = db.added("Grace", Role::Author).await?.id;
        identities::link(&db.store, grace, &noors()?).await?;
        identities::link(&db.store, grace, &noors()?).await?;
        let refused = identities::link(&db.store, ada, &noors()?).await;
        assert!(matches!(refused, Err(Error::LinkedElsewhere)), "{refused:?}");
        let id = linked(&db, grace).await?[0];
        let refused = identities::unlink(&db.store, ada, id).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        db.advance(60);
        identities::log_in(&db.store, &noors()?, HOME).await?.ok_or("nobody")?;
        let ways = identities::ways_in(&db.store, grace).await?;
        assert_eq!(ways.linked[0].last_used, Some(ways.linked[0].since.plus_millis(60_000)));
        assert_eq!(ways.linked[0].email.as_deref(), Some("noor@lantern.example"));
        identities::unlink(&db.store, grace, id).await?;
        assert!(linked(&db, grace).await?.is_empty());
        assert!(identities::log_in(&db.store, &noors()?, HOME).await?.is_none());
        Ok(())
    }

    async fn row_64_of_two_ways_in_that_go_at_once_one_stays(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let noor = joins(&db.store, &noors()?).await?;
        identities::link(&db.store, noor, &identity("https://b.example", "1", None)?).await?;
        let ids = linked(&db, noor).await?;
        let (first, second) = tokio::join!(
            identities::unlink(&db.store, noor, ids[0]),
            identities::unlink(&db.store, noor, ids[1]),
        );
        let refused = [first, second].into_iter().filter(|done| matches!(done, Err(Error::LastWayIn)));
        assert_eq!(refused.count(), 1);
        assert_eq!(linked(&db, noor).await?.len(), 1);
        Ok(())
    }

    async fn the_identities_of_somebody_go_with_them(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let noor = joins(&db.store, &noors()?).await?;
        db.execute(&format!("DELETE FROM people WHERE id = {noor}")).await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM identities").await?, 0);
        Ok(())
    }
}
