//! Taking letters out of the queue: each by one sender at a time, and none twice unless a sender died with it in hand.

use super::Outgoing;
use crate::entity::letter::{ActiveModel, Column, Entity, Model};
use crate::{Error, Store, links};
use domain::{Letter, Timestamp};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// How long a sender has a letter to itself, in milliseconds. It has to be done, one way or the other, well before.
pub const LEASE: i64 = 2 * MINUTE;

/// Waits between tries; the last one repeats.
const WAITS: [i64; 7] = [
    30 * SECOND,
    2 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
];
/// Longest reason that is kept, in characters.
const REASON: usize = 300;

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Later it may work: the server is away, or says so.
    ForNow(String),
    /// It never will: there is no such address, say.
    ForGood(String),
}

/// The next letter that is due, for this sender alone until [`LEASE`] is over.
pub async fn next(store: &Store) -> Result<Option<Outgoing>, Error> {
    loop {
        let tx = store.begin().await?;
        let Some(row) = next_due(&tx, store.now()).await? else {
            return Ok(None);
        };
        let id = row.id;
        let outgoing = open(&tx, store.now(), row).await?;
        if outgoing.is_none() {
            // What it was about is gone, or a version of the program that is no more wrote it.
            Entity::delete_by_id(id).exec(&tx).await?;
        }
        tx.commit().await?;
        if outgoing.is_some() {
            return Ok(outgoing);
        }
    }
}

/// Passes over what another sender is just taking.
async fn next_due(tx: &DatabaseTransaction, now: Timestamp) -> Result<Option<Model>, Error> {
    let row = Entity::find()
        .filter(Column::Due.lte(now.millis()))
        .filter(Column::ClaimedUntil.lte(now.millis()))
        .filter(Column::GaveUp.is_null())
        .order_by_asc(Column::Due)
        .order_by_asc(Column::Id)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(tx)
        .await?;
    Ok(row)
}

async fn open(
    tx: &DatabaseTransaction,
    now: Timestamp,
    row: Model,
) -> Result<Option<Outgoing>, Error> {
    let Ok(letter) = serde_json::from_str::<Letter>(&row.content) else {
        return Ok(None);
    };
    let secret = match row.token {
        None => None,
        Some(link) => match links::arm(tx, link, now).await? {
            None => return Ok(None),
            secret => secret,
        },
    };
    let outgoing = Outgoing {
        id: row.id,
        address: row.recipient.clone(),
        name: row.name.clone(),
        language: row.language.parse().ok(),
        letter,
        secret,
        message_id: row.message_id.clone(),
        attempts: row.attempts,
    };
    let mut row = row.into_active_model();
    row.claimed_until = Set(now.plus_millis(LEASE).millis());
    row.update(tx).await?;
    Ok(Some(outgoing))
}

/// It was taken: nothing of it is kept.
pub async fn sent(store: &Store, letter: &Outgoing) -> Result<(), Error> {
    let tx = store.begin().await?;
    Entity::delete_by_id(letter.id).exec(&tx).await?;
    Ok(tx.commit().await?)
}

/// It was not taken. It is tried again, later each time, until there is no sense in it any more.
pub async fn failed(store: &Store, letter: &Outgoing, failure: &Failure) -> Result<(), Error> {
    let now = store.now();
    let tx = store.begin().await?;
    let row = Entity::find_by_id(letter.id).one(&tx).await?;
    let Some(row) = row else {
        return Ok(());
    };
    let attempts = row.attempts.saturating_add(1);
    let next = now.plus_millis(wait(attempts));
    let last = Timestamp::from_millis(row.created).plus_millis(letter.letter.patience());
    let (reason, gives_up) = match failure {
        Failure::ForGood(reason) => (reason, true),
        Failure::ForNow(reason) => (reason, next > last),
    };
    let mut row: ActiveModel = row.into_active_model();
    row.attempts = Set(attempts);
    row.due = Set(next.millis());
    row.claimed_until = Set(0);
    row.error = Set(on_one_line(reason));
    row.gave_up = Set(gives_up.then_some(now.millis()));
    row.update(&tx).await?;
    Ok(tx.commit().await?)
}

fn wait(attempts: i32) -> i64 {
    let nth = usize::try_from(attempts - 1).unwrap_or(0);
    WAITS[nth.min(WAITS.len() - 1)]
}

fn on_one_line(reason: &str) -> String {
    reason
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(REASON)
        .collect()
}
