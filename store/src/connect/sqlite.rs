//! SQLite: one connection that writes, a few that read, and the settings under which a write that was acknowledged is on
//! the disk.

use super::ACQUIRE_TIMEOUT;
use crate::Error;
use sea_orm::sqlx::pool::PoolOptions;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{ConnectOptions, Sqlite, SqlitePool, query_scalar};
use sea_orm::{DatabaseConnection, SqlxSqliteConnector};
use std::fs::{DirBuilder, OpenOptions};
use std::path::Path;
use std::time::Duration;

/// Readers are threads of their own, and each keeps its own cache of pages.
const READERS: u32 = 4;

pub(super) async fn open(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    const ADDRESS: Error = Error::Address("is not of the form sqlite://path/to/file");
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(ADDRESS);
    }
    let options: SqliteConnectOptions = url.parse().map_err(|_cause| ADDRESS)?;
    create(options.get_filename()).map_err(sea_orm::sqlx::Error::Io)?;
    let options = options
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        // A log that grew large once is cut back.
        .pragma("journal_size_limit", "67108864")
        // KiB for each connection. What does not fit comes from the system's cache, which all of them share.
        .pragma("cache_size", "-4000")
        .disable_statement_logging();
    // The writer comes first: it turns the log on, which the readers then find.
    let writer = pool(1)
        .connect_with(options.clone().journal_mode(SqliteJournalMode::Wal))
        .await?;
    let reader = pool(READERS)
        .connect_with(options.pragma("query_only", "ON"))
        .await?;
    for pool in [&writer, &reader] {
        assert_pragmas(pool).await?;
    }
    let connection = SqlxSqliteConnector::from_sqlx_sqlite_pool;
    Ok((connection(reader), connection(writer)))
}

/// One connection for everything, because each would have a database of its own.
pub(crate) async fn in_memory() -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    let options = SqliteConnectOptions::new()
        .foreign_keys(true)
        .disable_statement_logging();
    let only = pool(1).connect_with(options).await?;
    let only = SqlxSqliteConnector::from_sqlx_sqlite_pool(only);
    Ok((only.clone(), only))
}

fn pool(connections: u32) -> PoolOptions<Sqlite> {
    PoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
}

/// Makes the file where there is none, readable for nobody else: it holds addresses and password hashes.
fn create(file: &Path) -> std::io::Result<()> {
    if file.exists() {
        return Ok(());
    }
    let mut folder = DirBuilder::new();
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        folder.mode(0o700);
        options.mode(0o600);
    }
    if let Some(parent) = file
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
    {
        folder.recursive(true).create(parent)?;
    }
    options.create(true).append(true).open(file).map(drop)
}

/// What the promises rest on is asked for, not believed.
async fn assert_pragmas(pool: &SqlitePool) -> Result<(), Error> {
    for (pragma, question, wanted) in [
        ("journal_mode", "PRAGMA journal_mode", "wal"),
        (
            "synchronous",
            "SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous",
            "2",
        ),
        (
            "foreign_keys",
            "SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys",
            "1",
        ),
        (
            "busy_timeout",
            "SELECT CAST(timeout AS TEXT) FROM pragma_busy_timeout",
            "5000",
        ),
    ] {
        let found: String = query_scalar(question).fetch_one(pool).await?;
        if found != wanted {
            return Err(Error::Pragma {
                pragma,
                found,
                wanted,
            });
        }
    }
    Ok(())
}
