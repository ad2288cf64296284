//! What holds about the connections themselves.

use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::sqlx::{Connection, Executor, SqliteConnection};
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};
use store::testing::{Outcome, TestDb};
use store::{Clock, Error, Store, migrate, on_both_databases};

on_both_databases! {
    async fn a_store_is_ready_when_its_tables_are_there(db: TestDb) -> Outcome {
        assert!(db.store.is_ready().await);
        migrate::down(&db.store).await?;
        assert!(!db.store.is_ready().await);
        db.store.close().await?;
        assert!(!db.store.is_ready().await);
        Ok(())
    }

    async fn row_r5_a_database_that_is_away_is_busy_and_says_so_in_time(db: TestDb) -> Outcome {
        db.store.close().await?;
        let begun = Instant::now();
        let refused = store::accounts::list(&db.store).await;
        assert!(matches!(refused, Err(Error::Busy)), "{refused:?}");
        assert!(begun.elapsed() < Duration::from_secs(3));
        Ok(())
    }

    async fn a_request_that_is_given_up_half_way_leaves_the_writer_free(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for micros in (0..2000).step_by(50) {
            let change = store::accounts::set_role(&db.store, ada.id, domain::Role::Admin);
            // The time-out is the matter here, not a way of waiting for something.
            let _ = tokio::time::timeout(Duration::from_micros(micros), change).await;
        }
        store::accounts::enable(&db.store, ada.id).await?;
        Ok(())
    }
}

#[tokio::test]
async fn a_new_sqlite_file_is_nobody_elses_to_read() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("data/quire.db");
    let url = format!("sqlite://{}", file.display());
    let store = Store::connect(&url, Clock::System).await?;
    migrate::up(&store).await?;
    let mode =
        |path| Ok::<_, std::io::Error>(std::fs::metadata(path)?.permissions().mode() & 0o777);
    assert_eq!(mode(file.clone())?, 0o600);
    assert_eq!(mode(file.with_extension("db-wal"))?, 0o600);
    assert_eq!(mode(folder.path().join("data"))?, 0o700);
    store.close().await?;
    assert!(
        !file.with_extension("db-wal").exists(),
        "the log is folded in"
    );
    Ok(())
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_with_the_form_it_should_have() -> Outcome {
    for (url, form) in [
        ("mysql://localhost/quire", "sqlite:// or postgres://"),
        ("quire.db", "sqlite:// or postgres://"),
        ("sqlite::memory:", "sqlite://path/to/file"),
        (
            "postgres://localhost:port/",
            "postgres://name:password@host/database",
        ),
    ] {
        let refused = Store::connect(url, Clock::System).await;
        let message = refused
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        assert!(message.contains(form), "{url}: {message}");
    }
    Ok(())
}

/// Another program, say a backup, holds the write lock for a moment: the write waits, and readers do not notice.
#[tokio::test]
async fn row_r5_a_write_waits_for_another_program_and_reading_goes_on() -> Outcome {
    let db = TestDb::sqlite().await?;
    let ada = db.registered("Ada").await?;
    let options: SqliteConnectOptions = db.url().parse()?;
    let mut other = SqliteConnection::connect_with(&options).await?;
    other.execute("BEGIN IMMEDIATE").await?;
    let store = db.store.clone();
    let write = tokio::spawn(async move { store::accounts::enable(&store, ada.id).await });
    for _ in 0..20 {
        assert_eq!(store::accounts::list(&db.store).await?.len(), 1);
        tokio::task::yield_now().await;
    }
    assert!(!write.is_finished());
    other.execute("COMMIT").await?;
    write.await??;
    Ok(())
}
