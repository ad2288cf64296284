//! Queries that are written by hand, because a page waits for them. Their values are bound, never written into the SQL.

use crate::{Error, Store};
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult, Statement, Value};

/// Every row that a query finds. `$1`, `$2`, … stand for the values, on both databases.
pub(crate) async fn all<R: FromQueryResult>(
    store: &Store,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<R>, Error> {
    let db = store.reader();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(R::find_by_statement(statement).all(db).await?)
}

/// The row that a query finds, if it finds one.
pub(crate) async fn one<R: FromQueryResult>(
    store: &Store,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<R>, Error> {
    one_in(store.reader(), sql, values).await
}

/// The same inside of a transaction.
pub(crate) async fn one_in<R: FromQueryResult>(
    db: &impl ConnectionTrait,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<R>, Error> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(R::find_by_statement(statement).one(db).await?)
}

/// Changes rows in a transaction, and says how many.
pub(crate) async fn change(
    tx: &DatabaseTransaction,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64, Error> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    Ok(tx.execute_raw(statement).await?.rows_affected())
}

/// Every row that a query finds or changes in a transaction.
pub(crate) async fn all_in<R: FromQueryResult>(
    tx: &DatabaseTransaction,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<R>, Error> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    Ok(R::find_by_statement(statement).all(tx).await?)
}
