//! The schema goes up, down and up again, and says where it stands.

use store::testing::{Outcome, TestDb};
use store::{migrate, on_both_databases};

on_both_databases! {
    async fn the_schema_goes_down_to_nothing_and_up_again(db: TestDb) -> Outcome {
        let steps = migrate::status(&db.store).await?;
        assert!(steps.iter().all(|step| step.applied), "{steps:?}");
        for _ in &steps {
            migrate::down(&db.store).await?;
        }
        let status = migrate::status(&db.store).await?;
        assert!(status.iter().all(|step| !step.applied), "{status:?}");
        migrate::up(&db.store).await?;
        assert_eq!(migrate::status(&db.store).await?, steps);
        assert_eq!(db.number("SELECT COUNT(*) FROM settings").await?, 1);
        Ok(())
    }

    async fn two_servers_that_start_together_migrate_once(db: TestDb) -> Outcome {
        for _ in migrate::status(&db.store).await? {
            migrate::down(&db.store).await?;
        }
        let other = db.again().await?;
        let (here, there) = tokio::join!(migrate::up(&db.store), migrate::up(&other));
        here?;
        there?;
        assert_eq!(db.number("SELECT COUNT(*) FROM settings").await?, 1);
        Ok(())
    }
}
