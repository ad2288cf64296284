//! Keeping the counts from piling up: old ones go, and so do the oldest when somebody makes up names by the million.

use super::HOUR;
use crate::entity::attempt::{Column, Entity};
use crate::{Error, Store};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::sync::atomic::Ordering;

/// Rows that remain when there are too many, and how many writes may pass before anybody looks. Each write adds three at
/// most, so there are never more than 100 000 with a dozen nodes.
const KEEP: u64 = 95_000;
const EVERY: u32 = 128;

/// Nothing is remembered longer: the longest wait is a quarter of an hour, the longest window a day.
const MEMORY: i64 = 24 * HOUR;

/// Removes what has been forgotten. For every few minutes; returns how many counts went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let forgotten = store.now().plus_millis(-MEMORY).millis();
    let tx = store.begin().await?;
    let swept = Entity::delete_many()
        .filter(Column::Last.lt(forgotten))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(swept.rows_affected + trim(store).await?)
}

/// Trims after every so many counted tries.
pub(super) async fn now_and_then(store: &Store) -> Result<(), Error> {
    let counted = store.tries_counted().fetch_add(1, Ordering::Relaxed);
    if counted % EVERY == EVERY - 1 {
        trim(store).await?;
    }
    Ok(())
}

/// Drops the oldest beyond the limit.
async fn trim(store: &Store) -> Result<u64, Error> {
    let newest_to_go: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Last)
        .order_by_desc(Column::Last)
        .offset(KEEP)
        .limit(1)
        .into_tuple()
        .one(store.reader())
        .await?;
    let Some(newest_to_go) = newest_to_go else {
        return Ok(0);
    };
    let tx = store.begin().await?;
    let trimmed = Entity::delete_many()
        .filter(Column::Last.lte(newest_to_go))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(trimmed.rows_affected)
}
