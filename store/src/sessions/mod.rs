//! Sessions of browsers, kept for the tower-sessions layer. What is promised about them, beyond that layer's own
//! promises:
//!
//! * the database holds a hash of the id, so nobody signs in with what they read there;
//! * an id never changes hands: logging in and switching accounts take a new one;
//! * a session that has ended is not brought back by a request that was still under way;
//! * it ends when nobody has used it for a while, and some time after it began however much it is used;
//! * its owner sees it and can end it, and one account has at most [`MOST`] of them.

use crate::entity::session::{ActiveModel, Column, Entity};
use crate::{Error, Store, hash};
use async_trait::async_trait;
use domain::UserId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, NotSet, QueryFilter, QuerySelect,
};
use tower_sessions_core::session::{Id, Record};
use tower_sessions_core::session_store::{self, Result as StoreResult};

mod lifetime;
mod open;
mod visit;
mod work;

pub use lifetime::sweep;
pub use open::{MOST, end, end_others, open};
pub use visit::touch;
pub use work::work;

/// The key of a record's data under which the person's number stands.
pub const USER: &str = "user";
/// The key under which stands whether "remember me" was ticked.
pub const REMEMBER: &str = "remember";
/// The key under which stands when the owner last gave their password, in milliseconds.
pub const CONFIRMED: &str = "confirmed";

/// A session is written to at most this often, in milliseconds.
const PACE: i64 = 5 * 60 * 1000;

/// Where the tower-sessions layer keeps its records.
#[derive(Clone, Debug)]
pub struct SessionStore(pub Store);

/// Ends every session of a person, on every device.
pub async fn end_all(store: &Store, person: UserId) -> Result<(), Error> {
    let tx = store.begin().await?;
    end_all_in(&tx, person).await?;
    Ok(tx.commit().await?)
}

/// The same, as part of something larger.
pub(crate) async fn end_all_in(tx: &DatabaseTransaction, person: UserId) -> Result<(), Error> {
    Entity::delete_many()
        .filter(Column::UserId.eq(person.0))
        .exec(tx)
        .await?;
    Ok(())
}

#[async_trait]
impl session_store::SessionStore for SessionStore {
    async fn create(&self, record: &mut Record) -> StoreResult<()> {
        let (data, owner, remember) = parts(record)?;
        let now = self.0.now().millis();
        loop {
            let row = ActiveModel {
                id_hash: Set(hash_of(&record.id)),
                user_id: Set(owner),
                data: Set(data.clone()),
                remember: Set(remember),
                created: Set(now),
                seen: Set(now),
                user_agent: NotSet,
                ip: NotSet,
                worked: NotSet,
            };
            if insert(&self.0, row).await.map_err(backend)? {
                return Ok(());
            }
            // 128 random bits that somebody else has as well: take others.
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> StoreResult<()> {
        let parts = parts(record)?;
        match update(&self.0, &record.id, parts).await.map_err(backend)? {
            // What ended while the request was under way stays ended.
            Saved::Yes | Saved::Gone => Ok(()),
            Saved::ElsesSession => Err(session_store::Error::Backend(
                "a session changes hands only together with its id".to_owned(),
            )),
        }
    }

    async fn load(&self, id: &Id) -> StoreResult<Option<Record>> {
        let row = Entity::find_by_id(hash_of(id))
            .filter(lifetime::alive(self.0.now()))
            .one(self.0.reader())
            .await
            .map_err(|error| backend(error.into()))?;
        row.map(|row| {
            let data = serde_json::from_str(&row.data)
                .map_err(|error| session_store::Error::Decode(error.to_string()))?;
            Ok(Record {
                id: *id,
                data,
                expiry_date: lifetime::end(&row).datetime(),
            })
        })
        .transpose()
    }

    async fn delete(&self, id: &Id) -> StoreResult<()> {
        delete(&self.0, id).await.map_err(backend)
    }
}

/// Whether there was no such row yet.
async fn insert(store: &Store, row: ActiveModel) -> Result<bool, Error> {
    let tx = store.begin().await?;
    let owner = row.user_id.try_as_ref().copied().flatten();
    let inserted = Entity::insert(row)
        .on_conflict(OnConflict::column(Column::IdHash).do_nothing().to_owned())
        .exec_without_returning(&tx)
        .await?;
    if let Some(owner) = owner {
        open::make_room(&tx, owner).await?;
    }
    tx.commit().await?;
    Ok(inserted == 1)
}

enum Saved {
    Yes,
    Gone,
    ElsesSession,
}

async fn update(
    store: &Store,
    id: &Id,
    (data, owner, remember): (String, Option<i64>, bool),
) -> Result<Saved, Error> {
    let tx = store.begin().await?;
    let row = Entity::find_by_id(hash_of(id))
        .filter(lifetime::alive(store.now()))
        .lock_exclusive()
        .one(&tx)
        .await?;
    let Some(row) = row else {
        return Ok(Saved::Gone);
    };
    if owner.is_some() && owner != row.user_id {
        return Ok(Saved::ElsesSession);
    }
    let mut row = row.into_active_model();
    row.user_id = Set(owner);
    row.data = Set(data);
    row.remember = Set(remember);
    row.update(&tx).await?;
    tx.commit().await?;
    Ok(Saved::Yes)
}

async fn delete(store: &Store, id: &Id) -> Result<(), Error> {
    let tx = store.begin().await?;
    Entity::delete_by_id(hash_of(id)).exec(&tx).await?;
    Ok(tx.commit().await?)
}

/// The columns of a record: its data, whose it is, and whether it is to be remembered.
fn parts(record: &Record) -> StoreResult<(String, Option<i64>, bool)> {
    let data = serde_json::to_string(&record.data)
        .map_err(|error| session_store::Error::Encode(error.to_string()))?;
    let owner = record.data.get(USER).and_then(serde_json::Value::as_i64);
    let remember = record
        .data
        .get(REMEMBER)
        .and_then(serde_json::Value::as_bool);
    Ok((data, owner, remember.unwrap_or(false)))
}

fn hash_of(id: &Id) -> String {
    hash::of(&[b"session", &id.0.to_le_bytes()])
}

fn backend(error: Error) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}
