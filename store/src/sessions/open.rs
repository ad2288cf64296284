//! Where somebody is logged in, for them to see and to end.

use super::{end_all_but_in, hash_of, lifetime};
use crate::entity::session::{Column, Entity, Model};
use crate::{Error, Store, events, hash};
use domain::session::{OpenSession, SessionKey};
use domain::{Device, Timestamp, UserId};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use tower_sessions_core::session::Id;

/// The most sessions that one account has. Whoever logs in once more ends the one that was used longest ago.
pub const MOST: u64 = 50;

/// The sessions of a person that have not ended: `this` first, then the last used.
pub async fn open(store: &Store, person: UserId, this: &Id) -> Result<Vec<OpenSession>, Error> {
    found(store, person, hash_of(this)).await
}

/// The same as somebody else sees them.
pub async fn open_of(store: &Store, person: UserId) -> Result<Vec<OpenSession>, Error> {
    found(store, person, String::new()).await
}

async fn found(store: &Store, person: UserId, this: String) -> Result<Vec<OpenSession>, Error> {
    let mut rows = Entity::find()
        .filter(Column::UserId.eq(person.0))
        .filter(lifetime::alive(store.now()))
        .order_by_desc(Column::Seen)
        .order_by_desc(Column::Created)
        .all(store.reader())
        .await?;
    rows.sort_by_key(|row| row.id_hash != this);
    Ok(rows.into_iter().map(|row| shown(row, &this)).collect())
}

fn shown(row: Model, this: &str) -> OpenSession {
    OpenSession {
        key: key_of(&row.id_hash),
        device: Device::from_user_agent(&row.user_agent),
        network: row.ip,
        since: Timestamp::from_millis(row.created),
        seen: Timestamp::from_millis(row.seen),
        is_this: row.id_hash == this,
    }
}

fn key_of(id_hash: &str) -> SessionKey {
    SessionKey(hash::of(&[b"session key", id_hash.as_bytes()]))
}

/// Ends one session of a person: [`Error::NotFound`] if they have none with that key. A session that took a new id since it
/// was seen goes by its old key too.
pub async fn end(store: &Store, person: UserId, key: &SessionKey) -> Result<(), Error> {
    let tx = store.begin().await?;
    let theirs: Vec<(String, Option<String>)> = Entity::find()
        .filter(Column::UserId.eq(person.0))
        .select_only()
        .columns([Column::IdHash, Column::Former])
        .lock_exclusive()
        .into_tuple()
        .all(&tx)
        .await?;
    let found = theirs.into_iter().find(|(id_hash, former)| {
        let former = former.as_deref().map(key_of);
        key_of(id_hash) == *key || former.as_ref() == Some(key)
    });
    let (found, _) = found.ok_or(Error::NotFound)?;
    Entity::delete_by_id(found).exec(&tx).await?;
    events::session_ended(person).commit(store, tx).await
}

/// Ends all sessions of a person but `this`: [`Error::NotFound`] if that one was ended already.
pub async fn end_others(store: &Store, person: UserId, this: &Id) -> Result<(), Error> {
    let tx = store.begin().await?;
    end_all_but_in(store, &tx, person, this).await?;
    events::other_sessions_ended(person).commit(store, tx).await
}

/// Ends what is more than [`MOST`]. To be called after a session of `person` was added.
pub(super) async fn make_room(tx: &DatabaseTransaction, person: i64) -> Result<(), Error> {
    let too_many: Vec<String> = Entity::find()
        .filter(Column::UserId.eq(person))
        .order_by_desc(Column::Seen)
        .order_by_desc(Column::Created)
        .select_only()
        .column(Column::IdHash)
        .offset(MOST)
        .limit(u64::from(u16::MAX))
        .into_tuple()
        .all(tx)
        .await?;
    if !too_many.is_empty() {
        Entity::delete_many()
            .filter(Column::IdHash.is_in(too_many))
            .exec(tx)
            .await?;
    }
    Ok(())
}
