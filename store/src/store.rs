//! The way to the database: who reads, and who writes.

use crate::password::Passwords;
use crate::{Actor, Clock, Error, connect, error, migrate};
use domain::Timestamp;
use markup::Punctuation;
use rand::RngExt;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32};
use std::time::Duration;
use tokio::sync::Notify;

/// Everything that the site keeps. Cheap to clone: all clones share connections and clock.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
    actor: Arc<Actor>,
    punctuation: Punctuation,
}

struct Shared {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    clock: Clock,
    passwords: Passwords,
    has_accounts: AtomicBool,
    tries_counted: AtomicU32,
    letters_queued: Notify,
}

impl Store {
    /// How long the database may take to say that it is ready.
    const PATIENCE: Duration = Duration::from_secs(1);
    /// How often a transaction that another writer kept from beginning is tried again.
    const RETRIES: u32 = 3;

    /// Opens `sqlite://path` (the file is made if there is none) or `postgres://…`. Migrations are not applied here.
    pub async fn connect(url: &str, clock: Clock) -> Result<Self, Error> {
        Self::connect_with(url, clock, Passwords::default()).await
    }

    /// The same, with passwords that cost what suits the machine.
    pub async fn connect_with(
        url: &str,
        clock: Clock,
        passwords: Passwords,
    ) -> Result<Self, Error> {
        Ok(Self::over(connect::open(url).await?, clock, passwords))
    }

    /// A store that only this process has, and that is gone with it: for trying something out, by one at a time.
    pub async fn in_memory(clock: Clock) -> Result<Self, Error> {
        let connections = connect::in_memory().await?;
        Ok(Self::over(connections, clock, Passwords::default()))
    }

    /// A store over a connection for reading and one for writing.
    pub(crate) fn over(
        (reader, writer): (DatabaseConnection, DatabaseConnection),
        clock: Clock,
        passwords: Passwords,
    ) -> Self {
        Self {
            shared: Arc::new(Shared {
                reader,
                writer,
                clock,
                passwords,
                has_accounts: AtomicBool::new(false),
                tries_counted: AtomicU32::new(0),
                letters_queued: Notify::new(),
            }),
            actor: Arc::default(),
            punctuation: Punctuation::default(),
        }
    }

    /// The same store, which tells the audit log that it was `actor` who did what it does.
    #[must_use]
    pub fn on_behalf_of(&self, actor: Actor) -> Self {
        Self {
            shared: self.shared.clone(),
            actor: Arc::new(actor),
            punctuation: self.punctuation,
        }
    }

    /// The same store, which renders posts with this punctuation.
    #[must_use]
    pub fn with_punctuation(self, punctuation: Punctuation) -> Self {
        Self {
            punctuation,
            ..self
        }
    }

    #[must_use]
    pub fn punctuation(&self) -> Punctuation {
        self.punctuation
    }

    /// Who asks for what this store does.
    pub(crate) fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The current moment, as the store's clock has it.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }

    /// The place where passwords are hashed and checked.
    #[must_use]
    pub fn passwords(&self) -> &Passwords {
        &self.shared.passwords
    }

    /// Whether the database answers, and has every table that this version of the program needs.
    pub async fn is_ready(&self) -> bool {
        let current = tokio::time::timeout(Self::PATIENCE, migrate::is_current(self));
        matches!(current.await, Ok(Ok(true)))
    }

    /// Closes every connection after its current statement, and folds SQLite's log into its file.
    pub async fn close(&self) -> Result<(), Error> {
        self.shared.reader.close_by_ref().await?;
        Ok(self.shared.writer.close_by_ref().await?)
    }

    /// For queries. They open no transaction, and on SQLite cannot write.
    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.shared.reader
    }

    /// Begins a transaction that is allowed to write from its start, so that on SQLite nothing after this can meet another
    /// writer: whoever is in the way is waited for here. Ends with `commit`; dropped without it, nothing has happened.
    ///
    /// Inside, ask the transaction and never [`reader`](Self::reader), which sees the state before its changes.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, Error> {
        let immediate = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        for attempt in 1..=Self::RETRIES {
            match self.shared.writer.begin_with_options(immediate).await {
                Err(cause) if error::is_contention(&cause) => pause(attempt).await,
                begun => return Ok(begun?),
            }
        }
        Ok(self.shared.writer.begin_with_options(immediate).await?)
    }

    /// Remembers for [`crate::accounts::any`] that accounts exist, which never becomes untrue.
    pub(crate) fn has_accounts(&self) -> &AtomicBool {
        &self.shared.has_accounts
    }

    /// Counts for [`crate::limits`] how often something was written to its table.
    pub(crate) fn tries_counted(&self) -> &AtomicU32 {
        &self.shared.tries_counted
    }

    /// Rings when [`crate::letters`] has something to send.
    pub(crate) fn letters_queued(&self) -> &Notify {
        &self.shared.letters_queued
    }
}

/// Waits a little, and not as long as whoever else waits: 5 to 30 ms, twice that, three times that.
async fn pause(attempt: u32) {
    let millis = rand::rng().random_range(5..30) * u64::from(attempt);
    tokio::time::sleep(Duration::from_millis(millis)).await;
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({:?})", self.shared.writer.get_database_backend())
    }
}
