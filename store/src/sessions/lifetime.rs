//! How long a session lasts.

use crate::entity::session::{Column, Entity, Model};
use crate::{Error, Store};
use domain::Timestamp;
use sea_orm::sea_query::{Cond, Condition};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// Without use, and altogether.
struct Lifetime {
    idle: i64,
    absolute: i64,
}

const ORDINARY: Lifetime = Lifetime {
    idle: 12 * HOUR,
    absolute: DAY,
};

const REMEMBERED: Lifetime = Lifetime {
    idle: 14 * DAY,
    absolute: 30 * DAY,
};

/// The condition that a session has not ended.
pub(super) fn alive(now: Timestamp) -> Condition {
    Cond::any()
        .add(within(&ORDINARY, now).add(Column::Remember.eq(false)))
        .add(within(&REMEMBERED, now).add(Column::Remember.eq(true)))
}

fn within(lifetime: &Lifetime, now: Timestamp) -> Condition {
    Cond::all()
        .add(Column::Seen.gt(now.plus_millis(-lifetime.idle).millis()))
        .add(Column::Created.gt(now.plus_millis(-lifetime.absolute).millis()))
}

/// When a session ends if nobody uses it any more.
pub(super) fn end(row: &Model) -> Timestamp {
    let lifetime = if row.remember { REMEMBERED } else { ORDINARY };
    let idle = row.seen.saturating_add(lifetime.idle);
    let absolute = row.created.saturating_add(lifetime.absolute);
    Timestamp::from_millis(idle.min(absolute))
}

/// Removes the sessions that have ended. For every few minutes; returns how many went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let ended = alive(store.now()).not();
    let tx = store.begin().await?;
    let swept = Entity::delete_many().filter(ended).exec(&tx).await?;
    tx.commit().await?;
    Ok(swept.rows_affected)
}
