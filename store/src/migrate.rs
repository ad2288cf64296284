//! Bringing the schema up to date, and back.

use crate::{Error, Store};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};
use sea_orm_migration::{MigrationStatus, MigratorTrait};

/// A step of the schema, and whether the database has taken it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub name: String,
    pub applied: bool,
}

/// Takes every step that is missing, all or none. Of two servers that start at once, one waits for the other.
pub async fn up(store: &Store) -> Result<(), Error> {
    let tx = store.begin().await?;
    up_in(&tx).await?;
    Ok(tx.commit().await?)
}

/// The same within a transaction that may be taken back.
pub(crate) async fn up_in(tx: &DatabaseTransaction) -> Result<(), Error> {
    take_turns(tx).await?;
    Ok(Migrator::up(tx, None).await?)
}

/// Takes the last step back.
pub async fn down(store: &Store) -> Result<(), Error> {
    let tx = store.begin().await?;
    take_turns(&tx).await?;
    Migrator::down(&tx, Some(1)).await?;
    Ok(tx.commit().await?)
}

/// Every step in order.
pub async fn status(store: &Store) -> Result<Vec<Step>, Error> {
    let steps = Migrator::get_migration_with_status_read_only(store.reader()).await?;
    Ok(steps
        .into_iter()
        .map(|step| Step {
            name: step.name().to_owned(),
            applied: step.status() == MigrationStatus::Applied,
        })
        .collect())
}

/// Whether no step is missing.
pub(crate) async fn is_current(store: &Store) -> Result<bool, Error> {
    Ok(status(store).await?.iter().all(|step| step.applied))
}

/// SQLite lets one in at a time anyway. On PostgreSQL a lock that ends with the transaction does, and a step may take
/// longer than a request's statement.
async fn take_turns(tx: &DatabaseTransaction) -> Result<(), Error> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared("SET LOCAL statement_timeout = 0")
            .await?;
        tx.execute_unprepared("SELECT pg_advisory_xact_lock(7823659)")
            .await?;
    }
    Ok(())
}
