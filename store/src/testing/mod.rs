//! Fresh databases for tests: a file of SQLite's, and a database on a real PostgreSQL server.
//!
//! [`on_both_databases!`](crate::on_both_databases) tells the same story on one and on the other.

use crate::password::{Cost, Passwords, Peppers};
use crate::{Clock, Store, migrate};
use sea_orm::DbBackend;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

pub mod app;
pub mod behind;
pub mod cast;
mod database;
mod queries;
mod server;
pub mod texts;

pub use queries::Queries;

/// What a test ends with: `?` instead of `unwrap`.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// A database of its own for one test, empty and migrated, gone when the test is over. Its clock stands still,
/// and its passwords cost next to nothing.
#[derive(Debug)]
pub struct TestDb {
    pub store: Store,
    clock: Arc<AtomicI64>,
    place: database::Place,
}

impl TestDb {
    /// When the frozen clock starts: 1 November 2026.
    pub const START: i64 = 1_793_491_200_000;

    pub async fn sqlite() -> Outcome<Self> {
        Self::migrated(database::Place::folder()?).await
    }

    /// Fails with a sentence about what to install where there is no PostgreSQL.
    pub async fn postgres() -> Outcome<Self> {
        Self::migrated(database::Place::database().await?).await
    }

    async fn migrated(place: database::Place) -> Outcome<Self> {
        let clock = Arc::new(AtomicI64::new(Self::START));
        let frozen = Clock::Frozen(clock.clone());
        let store = Store::connect_with(place.url(), frozen, cheap()).await?;
        migrate::up(&store).await?;
        Ok(Self {
            store,
            clock,
            place,
        })
    }

    /// Another store on the same database and the same clock: the server after a restart, or a second node.
    pub async fn again(&self) -> Outcome<Store> {
        let frozen = Clock::Frozen(self.clock.clone());
        Ok(Store::connect_with(self.url(), frozen, cheap()).await?)
    }

    /// The same, with these peppers in its passwords.
    pub async fn peppered(&self, peppers: Peppers) -> Outcome<Store> {
        let frozen = Clock::Frozen(self.clock.clone());
        Ok(Store::connect_with(self.url(), frozen, cheap().peppered(peppers)).await?)
    }

    /// The same, with passwords that cost as much as in earnest.
    pub async fn in_earnest(&self) -> Outcome<Store> {
        let frozen = Clock::Frozen(self.clock.clone());
        Ok(Store::connect(self.url(), frozen).await?)
    }

    #[must_use]
    pub fn url(&self) -> &str {
        self.place.url()
    }

    /// Lets time pass.
    pub fn advance(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    /// Changes the database behind the store's back, as a hand on the console would.
    pub async fn execute(&self, sql: &str) -> Outcome {
        behind::execute(&self.store, sql).await
    }

    /// The first column of every row, which the query has to make text.
    pub async fn texts(&self, sql: &str) -> Outcome<Vec<Option<String>>> {
        behind::texts(&self.store, sql).await
    }

    /// A number that a query finds, 0 where it finds none.
    pub async fn number(&self, sql: &str) -> Outcome<i64> {
        let texts = self.texts(&format!("SELECT CAST(({sql}) AS TEXT)")).await?;
        let first = texts.into_iter().next().flatten();
        Ok(first.map_or(Ok(0), |text| text.parse())?)
    }

    /// Every byte that is kept, as somebody with a stolen backup would see it.
    pub async fn dump(&self) -> Outcome<String> {
        const TABLES: [&str; 25] = [
            "people",
            "posts",
            "comments",
            "sessions",
            "attempts",
            "settings",
            "imports",
            "tokens",
            "letters",
            "browsers",
            "audit",
            "totp",
            "recovery_codes",
            "former_names",
            "excerpts",
            "post_tags",
            "former_slugs",
            "previews",
            "identities",
            "api_tokens",
            "passkeys",
            "passkey_ceremonies",
            "revisions",
            "working_copies",
            "submissions",
        ];
        if self.store.reader().get_database_backend() == DbBackend::Sqlite {
            return self.place.bytes();
        }
        let mut dump = String::new();
        for table in TABLES {
            for row in self
                .texts(&format!("SELECT row_to_json(t)::text FROM {table} t"))
                .await?
            {
                dump.push_str(&row.unwrap_or_default());
                dump.push('\n');
            }
        }
        Ok(dump)
    }
}

/// Tests make many accounts, and few are about how hard their passwords are to guess.
fn cheap() -> Passwords {
    Passwords::new(Cost::unsafe_for_tests())
}

/// Tells each story twice, on SQLite and on PostgreSQL, as the tests `name::on_sqlite` and `name::on_postgresql`.
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident: $TestDb:ty) -> $Outcome:ty $story:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn story($db: $TestDb) -> $Outcome $story

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() -> $Outcome {
                story(<$TestDb>::sqlite().await?).await
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgresql() -> $Outcome {
                story(<$TestDb>::postgres().await?).await
            }
        }
    )+};
}
