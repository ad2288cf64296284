//! Keeping the audit log from growing for ever.

use crate::entity::audit::{Column, Entity};
use crate::{Error, Store};
use domain::Event;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What happened is remembered for a year, in milliseconds.
const MEMORY: i64 = 365 * 24 * 60 * 60 * 1000;

/// Refusals that remain. Strangers cause them, and shall neither fill the disk nor push out what people did: beyond this
/// the oldest refusals go, and nothing else.
const REFUSALS: u64 = 100_000;

/// Removes what is older than a year, and the oldest refusals beyond the limit. For every few minutes; returns how many
/// rows went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let forgotten = store.now().plus_millis(-MEMORY).millis();
    let old = Condition::all().add(Column::At.lt(forgotten));
    let mut swept = remove(store, old).await?;
    let last_to_go: Option<i64> = Entity::find()
        .filter(refusals())
        .select_only()
        .column(Column::Id)
        .order_by_desc(Column::Id)
        .offset(REFUSALS)
        .limit(1)
        .into_tuple()
        .one(store.reader())
        .await?;
    if let Some(last_to_go) = last_to_go {
        swept += remove(store, refusals().add(Column::Id.lte(last_to_go))).await?;
    }
    Ok(swept)
}

fn refusals() -> Condition {
    let words = Event::ALL.iter().filter(|event| event.is_refusal());
    Condition::all().add(Column::Event.is_in(words.map(|event| event.word())))
}

async fn remove(store: &Store, which: Condition) -> Result<u64, Error> {
    let tx = store.begin().await?;
    let removed = Entity::delete_many().filter(which).exec(&tx).await?;
    tx.commit().await?;
    Ok(removed.rows_affected)
}
