//! The code that the first account of a site needs when strangers can reach it.

use domain::Role;
use store::accounts::{self, SetupGate, setup_code};
use store::testing::cast::{SITE, account};
use store::testing::{Outcome, TestDb};
use store::{Error, on_both_databases};

fn code(given: &str) -> SetupGate {
    SetupGate::Code {
        given: given.to_owned(),
    }
}

on_both_databases! {
    async fn row_42_without_the_printed_code_nobody_becomes_the_admin(db: TestDb) -> Outcome {
        let ada = account("Ada")?;
        let before_any = accounts::register(&db.store, &ada, SITE, code("")).await;
        assert!(matches!(before_any, Err(Error::WrongSetupCode)), "{before_any:?}");
        let printed = setup_code::fresh(&db.store).await?.ok_or("no code")?;
        for wrong in ["", "aaaa-aaaa-aaaa-aaaa", &printed[1..]] {
            let refused = accounts::register(&db.store, &ada, SITE, code(wrong)).await;
            assert!(matches!(refused, Err(Error::WrongSetupCode)), "{refused:?}");
        }
        assert!(!accounts::any(&db.store).await?);
        let admin = accounts::register(&db.store, &ada, SITE, code(&printed)).await?;
        assert_eq!(admin.role, Role::Admin);
        Ok(())
    }

    async fn row_42_the_code_works_once_and_later_people_need_none(db: TestDb) -> Outcome {
        let printed = setup_code::fresh(&db.store).await?.ok_or("no code")?;
        accounts::register(&db.store, &account("Ada")?, SITE, code(&printed)).await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM settings WHERE key = 'setup_code'").await?, 0);
        let grace = accounts::register(&db.store, &account("Grace")?, SITE, code(&printed)).await?;
        assert_eq!(grace.role, Role::Reader);
        let alan = accounts::register(&db.store, &account("Alan")?, SITE, code("")).await?;
        assert_eq!(alan.role, Role::Reader);
        assert_eq!(setup_code::fresh(&db.store).await?, None);
        Ok(())
    }

    async fn row_42_a_restart_prints_another_code_and_the_old_one_is_dead(db: TestDb) -> Outcome {
        let old = setup_code::fresh(&db.store).await?.ok_or("no code")?;
        let new = setup_code::fresh(&db.again().await?).await?.ok_or("no code")?;
        assert_ne!(old, new);
        let refused = accounts::register(&db.store, &account("Ada")?, SITE, code(&old)).await;
        assert!(matches!(refused, Err(Error::WrongSetupCode)), "{refused:?}");
        accounts::register(&db.store, &account("Ada")?, SITE, code(&new)).await?;
        Ok(())
    }

    async fn row_42_the_code_is_easy_to_type_and_nowhere_in_the_database(db: TestDb) -> Outcome {
        let printed = setup_code::fresh(&db.store).await?.ok_or("no code")?;
        let groups: Vec<_> = printed.split('-').collect();
        assert_eq!(groups.len(), 4);
        assert!(groups.iter().all(|group| group.len() == 4), "{printed}");
        assert!(!printed.contains(['0', 'o', '1', 'l', 'i']), "{printed}");
        let dump = db.dump().await?;
        assert!(!dump.contains(&printed) && !dump.contains(&printed.replace('-', "")));
        let typed = printed.to_uppercase().replace('-', " ");
        accounts::register(&db.store, &account("Ada")?, SITE, code(&typed)).await?;
        Ok(())
    }
}
