//! Where a test's database is, and how it goes away again.

use super::{Outcome, server};
use sea_orm::sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;
use tempfile::TempDir;

/// A folder with SQLite's files, or a database on the server.
#[derive(Debug)]
pub(super) enum Place {
    Folder { url: String, folder: TempDir },
    Database { url: String, _database: Database },
}

impl Place {
    pub(super) fn folder() -> Outcome<Self> {
        let folder = tempfile::Builder::new().prefix("quire-test-").tempdir()?;
        let url = format!("sqlite://{}", folder.path().join("quire.db").display());
        Ok(Self::Folder { url, folder })
    }

    pub(super) async fn database() -> Outcome<Self> {
        let server = tokio::task::spawn_blocking(server::url).await??;
        let database = Database::create(server).await?;
        let url = with_database(server, &database.name);
        Ok(Self::Database {
            url,
            _database: database,
        })
    }

    pub(super) fn url(&self) -> &str {
        match self {
            Self::Folder { url, .. } | Self::Database { url, .. } => url,
        }
    }

    /// What the files hold, on SQLite.
    pub(super) fn bytes(&self) -> Outcome<String> {
        let Self::Folder { folder, .. } = self else {
            return Ok(String::new());
        };
        let mut all = String::new();
        for file in std::fs::read_dir(folder.path())? {
            all.push_str(&String::from_utf8_lossy(&std::fs::read(file?.path())?));
        }
        Ok(all)
    }
}

/// A database that is dropped with its owner.
#[derive(Debug)]
pub(super) struct Database {
    server: String,
    name: String,
}

impl Database {
    async fn create(server: &str) -> Outcome<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let moment = SystemTime::UNIX_EPOCH.elapsed()?.as_millis();
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("quire_{moment}_{}_{number}", std::process::id());
        run(server, format!("CREATE DATABASE {name}")).await?;
        Ok(Self {
            server: server.to_owned(),
            name,
        })
    }
}

impl Drop for Database {
    /// On a thread of its own, because the test's runtime may be about to end. What stays behind goes with the server.
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        let server = std::mem::take(&mut self.server);
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?;
            runtime.block_on(run(&server, sql))
        });
        if !matches!(thread.join(), Ok(Ok(()))) {
            tracing::warn!(database = self.name, "a test's database stayed behind");
        }
    }
}

async fn run(server: &str, sql: String) -> Outcome {
    let mut connection = PgConnection::connect(&with_database(server, "postgres")).await?;
    connection.execute(AssertSqlSafe(sql)).await?;
    Ok(connection.close().await?)
}

/// The server's address with another database in it.
fn with_database(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').unwrap_or((server, ""));
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..]
        .find('/')
        .map_or(address.len(), |at| host + at);
    let query = if options.is_empty() {
        String::new()
    } else {
        format!("?{options}")
    };
    format!("{}/{name}{query}", &address[..end])
}
