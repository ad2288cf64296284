//! Opening the database, with the settings that the store's promises rest on.
//!
//! The pools are made with sqlx and handed to sea-orm, because sea-orm's own `connect` writes the whole address, with its
//! password, into a tracing span.

use crate::Error;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::{ConnectOptions, Connection};
use sea_orm::{DatabaseConnection, SqlxPostgresConnector};
use std::time::Duration;

mod sqlite;

pub(crate) use sqlite::in_memory;

/// How long a request waits for a connection before it is told to come back later.
const ACQUIRE_TIMEOUT: Duration = Duration::from_millis(2500);

/// The connection for reading and the one for writing; one and the same pool on PostgreSQL.
pub(crate) async fn open(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    match url.split_once(':').map(|(scheme, _)| scheme) {
        Some("sqlite") => sqlite::open(url).await,
        Some("postgres" | "postgresql") => postgres(url).await.map(|pool| (pool.clone(), pool)),
        _ => Err(Error::Address("has to start with sqlite:// or postgres://")),
    }
}

async fn postgres(url: &str) -> Result<DatabaseConnection, Error> {
    /// Connections that were used a moment ago need no question whether they still work.
    const IDLE: Duration = Duration::from_secs(5);
    const PING: Duration = Duration::from_millis(500);

    let options = url
        .parse::<PgConnectOptions>()
        .map_err(|_may_hold_the_password| {
            Error::Address("is not of the form postgres://name:password@host/database")
        })?
        .application_name("quire")
        .options([
            ("statement_timeout", "5s"),
            ("idle_in_transaction_session_timeout", "10s"),
        ])
        .disable_statement_logging();
    let pool = PgPoolOptions::new()
        .max_connections(10)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire(false)
        .before_acquire(|connection, meta| {
            Box::pin(async move {
                if meta.idle_for < IDLE {
                    return Ok(true);
                }
                let pong = tokio::time::timeout(PING, connection.ping()).await;
                Ok(matches!(pong, Ok(Ok(()))))
            })
        })
        .connect_with(options)
        .await?;
    Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(pool))
}
