//! Making an account: who gets which number, role and handle, and which passwords are turned down.

use domain::{Field, Handle, Role, UserId};
use store::accounts::{self, SetupGate};
use store::testing::cast::{PASSWORD, SITE, account, account_with, address, new_password};
use store::testing::{Outcome, TestDb};
use store::{Error, on_both_databases};

on_both_databases! {
    async fn the_first_person_is_number_1_and_the_admin(db: TestDb) -> Outcome {
        assert!(!accounts::any(&db.store).await?);
        let ada = db.registered("Ada Lovelace").await?;
        assert_eq!((ada.id, ada.role), (UserId(1), Role::Admin));
        assert!(accounts::any(&db.store).await?);
        let grace = db.registered("Grace Hopper").await?;
        assert_eq!((grace.id, grace.role), (UserId(2), Role::Reader));
        Ok(())
    }

    async fn the_first_person_is_the_admin_from_the_command_line_too(db: TestDb) -> Outcome {
        assert_eq!(db.added("Ada", Role::Reader).await?.role, Role::Admin);
        assert_eq!(db.added("Grace", Role::Author).await?.role, Role::Author);
        Ok(())
    }

    async fn a_number_is_not_used_again_when_its_person_is_deleted(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        db.execute("DELETE FROM people").await?;
        let grace = db.registered("Grace").await?;
        assert_eq!((grace.id, grace.role), (UserId(2), Role::Reader));
        Ok(())
    }

    async fn an_address_belongs_to_one_account_whatever_its_capitals(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let mut again = account("Somebody else")?;
        again.email = domain::EmailAddress::parse("ADA@Example.ORG")?;
        let refused = accounts::register(&db.store, &again, SITE, SetupGate::Open).await;
        assert!(matches!(refused, Err(Error::Taken(Field::Email))), "{refused:?}");
        let next = db.registered("Grace").await?;
        assert_eq!(next.id, UserId(2), "a refusal uses up no number");
        Ok(())
    }

    async fn people_of_one_name_get_handles_of_their_own(db: TestDb) -> Outcome {
        let mut handles = Vec::new();
        for n in 1..=23 {
            let mut ada = account("Ada")?;
            ada.email = domain::EmailAddress::parse(&format!("ada{n}@example.org"))?;
            let ada = accounts::register(&db.store, &ada, SITE, SetupGate::Open).await?;
            handles.push(ada.handle);
        }
        let numbered = (1..=23).map(|n| Handle::from_name("Ada").numbered(n));
        assert_eq!(handles, numbered.collect::<Vec<_>>());
        Ok(())
    }

    async fn row_8_a_common_password_is_refused_on_every_way_in(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let weak = account_with("Grace", "qwertyuiop")?;
        let refusals = [
            accounts::register(&db.store, &weak, SITE, SetupGate::Open).await.err(),
            accounts::add(&db.store, &weak, SITE, Role::Author).await.err(),
            accounts::set_password(&db.store, ada.id, &weak.password, SITE).await.err(),
        ];
        for refusal in refusals {
            assert!(matches!(refusal, Some(Error::Weak(_))), "{refusal:?}");
        }
        assert_eq!(accounts::list(&db.store).await?.len(), 1);
        assert_eq!(db.logs_in("ada", PASSWORD).await?.id, ada.id);
        Ok(())
    }

    async fn row_8_a_name_is_no_password_for_its_own_person(db: TestDb) -> Outcome {
        let ada = db.registered("Wilhelmina Featherstone").await?;
        // As an admin would set it: the form did not know whose it is to be.
        let named = new_password("featherstone wilhelmina")?;
        let refused = accounts::set_password(&db.store, ada.id, &named, SITE).await;
        assert!(matches!(refused, Err(Error::Weak(_))), "{refused:?}");
        Ok(())
    }

    async fn row_1_the_database_holds_argon2id_with_a_salt_for_each(db: TestDb) -> Outcome {
        let store = db.in_earnest().await?;
        for name in ["Ada", "Grace"] {
            accounts::register(&store, &account(name)?, SITE, SetupGate::Open).await?;
        }
        let hashes = db.texts("SELECT password_hash FROM people ORDER BY id").await?;
        for hash in &hashes {
            let hash = hash.as_deref().unwrap_or_default();
            assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        }
        assert_ne!(hashes[0], hashes[1]);
        assert!(!db.dump().await?.contains(PASSWORD));
        Ok(())
    }

    async fn row_5_every_character_of_a_long_password_counts(db: TestDb) -> Outcome {
        let start: String = ('a'..='z').cycle().zip('0'..='9').map(|(a, b)| format!("{a}{b} ")).collect();
        let start: String = start.repeat(10).chars().take(199).collect();
        let (right, wrong) = (format!("{start}x"), format!("{start}y"));
        let ada = account_with("Ada", &right)?;
        accounts::register(&db.store, &ada, SITE, SetupGate::Open).await?;
        let refused = db.logs_in(&address("Ada"), &wrong).await;
        assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        db.logs_in(&address("Ada"), &right).await?;
        Ok(())
    }
}
