//! Letters that did not go out at once, for an admin to see, to try again and to throw away.

use crate::entity::letter::{ActiveModel, Column, Entity, Model};
use crate::{Error, Store};
use domain::{StuckLetter, Timestamp};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The most that are shown.
const MOST: u64 = 100;
/// A letter that was given up on is kept so long, in milliseconds: 30 days.
const MEMORY: i64 = 30 * 24 * 60 * 60 * 1000;

/// The letters that were tried in vain, the newest first.
pub async fn waiting(store: &Store) -> Result<Vec<StuckLetter>, Error> {
    let rows = Entity::find()
        .filter(Column::Attempts.gt(0))
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().map(shown).collect())
}

/// Lets a letter be tried at once, as if it had just been written.
pub async fn retry(store: &Store, id: i64) -> Result<(), Error> {
    let now = store.now().millis();
    let afresh = ActiveModel {
        due: Set(now),
        created: Set(now),
        gave_up: Set(None),
        ..ActiveModel::default()
    };
    let tx = store.begin().await?;
    let done = Entity::update_many()
        .set(afresh)
        .filter(Column::Id.eq(id))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    super::announce(store);
    found(done.rows_affected)
}

/// Throws a letter away.
pub async fn discard(store: &Store, id: i64) -> Result<(), Error> {
    let tx = store.begin().await?;
    let done = Entity::delete_by_id(id).exec(&tx).await?;
    tx.commit().await?;
    found(done.rows_affected)
}

/// Removes what was given up on long ago. For every few minutes; returns how many went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let forgotten = store.now().plus_millis(-MEMORY).millis();
    let tx = store.begin().await?;
    let swept = Entity::delete_many()
        .filter(Column::GaveUp.lt(forgotten))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(swept.rows_affected)
}

fn found(rows: u64) -> Result<(), Error> {
    if rows == 1 {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

fn shown(row: Model) -> StuckLetter {
    let content: Option<serde_json::Value> = serde_json::from_str(&row.content).ok();
    let about = content
        .as_ref()
        .and_then(|content| content["about"].as_str());
    StuckLetter {
        id: row.id,
        address: row.recipient,
        about: about.unwrap_or_default().to_owned(),
        created: Timestamp::from_millis(row.created),
        next: row
            .gave_up
            .is_none()
            .then_some(Timestamp::from_millis(row.due)),
        attempts: row.attempts,
        error: row.error,
    }
}
