//! How often something is told of that anybody can cause: once in an hour, for each place.

use super::{HOUR, place};
use crate::entity::attempt::{ActiveModel, Column, Entity};
use crate::{Error, Store, hash};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

/// Whether it was told of within the hour, for whoever asks the store. A look, and no write.
pub(crate) async fn is_told(store: &Store, what: &str) -> Result<bool, Error> {
    let row = Entity::find_by_id(key(store, what))
        .one(store.reader())
        .await?;
    Ok(row.is_some_and(|row| row.told_until > store.now().millis()))
}

/// Whether it is to be told of now: of many who ask at once one is told yes.
pub(crate) async fn tell_in(
    store: &Store,
    tx: &DatabaseTransaction,
    what: &str,
) -> Result<bool, Error> {
    let now = store.now().millis();
    let key = key(store, what);
    let none_yet = ActiveModel {
        key: Set(key.clone()),
        count: Set(0),
        first: Set(now),
        last: Set(now),
        blocked_until: Set(0),
        told_until: Set(0),
    };
    Entity::insert(none_yet)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    let first = Entity::update_many()
        .col_expr(Column::ToldUntil, Expr::value(now + HOUR))
        .col_expr(Column::Last, Expr::value(now))
        .filter(Column::Key.eq(key))
        .filter(Column::ToldUntil.lte(now))
        .exec(tx)
        .await?;
    Ok(first.rows_affected == 1)
}

fn key(store: &Store, what: &str) -> String {
    let place = store.actor().ip().map(place).unwrap_or_default();
    hash::of(&[b"told", what.as_bytes(), place.as_bytes()])
}
