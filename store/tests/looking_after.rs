//! Looking after accounts, and keeping an admin while doing so.

use domain::{Role, UserId};
use store::testing::cast::{PASSWORD, SITE, address, new_password};
use store::testing::{Outcome, TestDb};
use store::{Error, accounts, on_both_databases};

const ADMINS: &str = "SELECT COUNT(*) FROM people WHERE role = 'admin' AND disabled IS NULL";

on_both_databases! {
    async fn row_43_the_last_admin_stays_admin(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Admin).await?;
        accounts::disable(&db.store, grace.id).await?;
        // Grace cannot log in: she does not count.
        for refused in [
            accounts::set_role(&db.store, ada.id, Role::Author).await,
            accounts::disable(&db.store, ada.id).await,
        ] {
            assert!(matches!(refused, Err(Error::LastAdmin)), "{refused:?}");
        }
        accounts::set_role(&db.store, ada.id, Role::Admin).await?;
        accounts::enable(&db.store, grace.id).await?;
        // Nor can who came from another blog without a password.
        db.execute("UPDATE people SET password_hash = NULL WHERE name = 'Grace'").await?;
        let refused = accounts::disable(&db.store, ada.id).await;
        assert!(matches!(refused, Err(Error::LastAdmin)), "{refused:?}");
        db.execute("UPDATE people SET password_hash = 'any' WHERE name = 'Grace'").await?;
        accounts::set_role(&db.store, ada.id, Role::Author).await?;
        let refused = accounts::disable(&db.store, grace.id).await;
        assert!(matches!(refused, Err(Error::LastAdmin)), "{refused:?}");
        Ok(())
    }

    async fn row_43_of_two_admins_who_demote_each_other_one_remains(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let grace = db.added("Grace", Role::Admin).await?.id;
        let other = db.again().await?;
        for round in 0..100 {
            db.execute("UPDATE people SET role = 'admin', disabled = NULL").await?;
            let results = match round % 2 {
                0 => tokio::join!(
                    accounts::set_role(&db.store, ada, Role::Reader),
                    accounts::set_role(&other, grace, Role::Reader),
                ),
                _ => tokio::join!(
                    accounts::disable(&db.store, ada),
                    accounts::set_role(&other, grace, Role::Author),
                ),
            };
            assert_eq!(db.number(ADMINS).await?, 1, "round {round}: {results:?}");
            // Whoever came second was told why, not that something was in the way.
            let refused = match &results {
                (Ok(()), Err(refused)) | (Err(refused), Ok(())) => refused,
                _ => return Err(format!("round {round}: {results:?}").into()),
            };
            assert!(matches!(refused, Error::LastAdmin), "round {round}: {refused:?}");
        }
        Ok(())
    }

    async fn row_44_a_new_role_holds_from_the_next_request(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        let other = db.again().await?;
        assert_eq!(accounts::viewer(&other, grace.id).await?, Some(grace.clone()));
        accounts::set_role(&db.store, grace.id, Role::Reader).await?;
        let role = accounts::viewer(&other, grace.id).await?.map(|viewer| viewer.role);
        assert_eq!(role, Some(Role::Reader));
        accounts::disable(&db.store, grace.id).await?;
        assert_eq!(accounts::viewer(&other, grace.id).await?, None);
        assert_eq!(accounts::viewer(&other, UserId(99)).await?, None);
        Ok(())
    }

    async fn a_new_password_replaces_the_old_one(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let password = new_password("another battery staple")?;
        accounts::set_password(&db.store, ada.id, &password, SITE).await?;
        assert!(db.logs_in("ada", PASSWORD).await.is_err());
        assert_eq!(db.logs_in("ada", "another battery staple").await?.id, ada.id);
        Ok(())
    }

    async fn people_are_listed_and_found(db: TestDb) -> Outcome {
        db.registered("Ada Lovelace").await?;
        db.added("Grace Hopper", Role::Author).await?;
        let people = accounts::list(&db.store).await?;
        let seen: Vec<_> = people.iter().map(|person| (person.name.as_str(), person.role)).collect();
        assert_eq!(seen, [("Ada Lovelace", Role::Admin), ("Grace Hopper", Role::Author)]);
        assert_eq!(people[0].created, db.store.now());
        for login in ["grace-hopper", "@grace-hopper", " Grace-Hopper ", &address("Grace Hopper")] {
            assert_eq!(accounts::find(&db.store, login).await?, people[1], "{login}");
        }
        assert!(matches!(accounts::find(&db.store, "alan").await, Err(Error::NotFound)));
        Ok(())
    }

    async fn nobody_can_be_looked_after_who_is_not_there(db: TestDb) -> Outcome {
        let nobody = UserId(7);
        let password = new_password("another battery staple")?;
        for refused in [
            accounts::set_role(&db.store, nobody, Role::Admin).await,
            accounts::set_password(&db.store, nobody, &password, SITE).await,
            accounts::disable(&db.store, nobody).await,
            accounts::enable(&db.store, nobody).await,
        ] {
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        Ok(())
    }
}
