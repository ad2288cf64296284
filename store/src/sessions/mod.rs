//! Sessions of browsers, kept for the tower-sessions layer. What is promised about them, beyond that layer's own
//! promises:
//!
//! * the database holds a hash of the id, so nobody signs in with what they read there;
//! * an id never changes hands: logging in and switching accounts take a new one;
//! * a session that has ended is not brought back by a request that was still under way;
//! * nor does one begin for somebody who was logged out everywhere while they were logging in;
//! * it ends when nobody has used it for a while, and some time after it began however much it is used;
//! * its owner sees it and can end it, and one account has at most [`MOST`] of them.

use crate::entity::session::{ActiveModel, Column, Entity};
use crate::{Error, Store, hash};
use async_trait::async_trait;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, NotSet, QueryFilter,
    QuerySelect,
};
use serde_json::Value;
use std::collections::HashMap;
use tower_sessions_core::session::{Id, Record};
use tower_sessions_core::session_store::{self, Result as StoreResult};

mod claim;
mod ending;
mod entering;
mod lifetime;
mod open;
mod visit;
mod work;

pub use claim::claim;
pub use ending::{end_all, leave};
pub(crate) use ending::{end_all_but_in, end_all_in, end_all_of_in, renew_all_of_in};
pub use entering::{Pass, begin, renew};
pub use lifetime::sweep;
pub use open::{MOST, end, end_others, open, open_of};
pub use visit::touch;
pub use work::work;

/// The key of a record's data under which the person's number stands.
pub const USER: &str = "user";
/// The key under which stands whether "remember me" was ticked.
pub const REMEMBER: &str = "remember";
/// The key under which stands when the owner last gave their password, in milliseconds.
pub const CONFIRMED: &str = "confirmed";

/// The key under which stands that the session has to go on under a new id. It is in no row.
pub const RENEWAL_DUE: &str = "renewal_due";
/// The key under which stands the id of a row that [`begin`] or [`renew`] has made: saving the record under a new id takes
/// up that one. It is in no row.
pub const ADOPTED: &str = "adopted";

/// A session is written to at most this often, in milliseconds.
const PACE: i64 = 5 * 60 * 1000;

/// Where the tower-sessions layer keeps its records.
#[derive(Clone, Debug)]
pub struct SessionStore(pub Store);

#[async_trait]
impl session_store::SessionStore for SessionStore {
    async fn create(&self, record: &mut Record) -> StoreResult<()> {
        if let Some(adopted) = record.data.remove(ADOPTED) {
            let id = adopted.as_str().and_then(|id| id.parse().ok());
            record.id = id.ok_or_else(|| refused("an id that is none cannot be taken up"))?;
            return Ok(());
        }
        let (data, owner, remember) = parts(record)?;
        if owner.is_some() {
            return Err(refused("somebody's session begins with `begin`"));
        }
        let now = self.0.now().millis();
        loop {
            let row = ActiveModel {
                id_hash: Set(hash_of(&record.id)),
                user_id: Set(None),
                data: Set(data.clone()),
                remember: Set(remember),
                created: Set(now),
                seen: Set(now),
                user_agent: NotSet,
                ip: NotSet,
                worked: NotSet,
                former: NotSet,
                renewal_due: NotSet,
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
            Saved::ElsesSession => {
                Err(refused("a session changes hands only together with its id"))
            }
        }
    }

    async fn load(&self, id: &Id) -> StoreResult<Option<Record>> {
        let row = Entity::find_by_id(hash_of(id))
            .filter(lifetime::alive(self.0.now()))
            .one(self.0.reader())
            .await
            .map_err(|error| backend(error.into()))?;
        row.map(|row| {
            let mut data: HashMap<String, Value> = serde_json::from_str(&row.data)
                .map_err(|error| session_store::Error::Decode(error.to_string()))?;
            if row.renewal_due {
                data.insert(RENEWAL_DUE.to_owned(), true.into());
            }
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
    let inserted = Entity::insert(row)
        .on_conflict(OnConflict::column(Column::IdHash).do_nothing().to_owned())
        .exec_without_returning(&tx)
        .await?;
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
    let kept: HashMap<&String, &Value> = record
        .data
        .iter()
        .filter(|(key, _)| *key != RENEWAL_DUE && *key != ADOPTED)
        .collect();
    let data = serde_json::to_string(&kept)
        .map_err(|error| session_store::Error::Encode(error.to_string()))?;
    let owner = record.data.get(USER).and_then(Value::as_i64);
    let remember = record.data.get(REMEMBER).and_then(Value::as_bool);
    Ok((data, owner, remember.unwrap_or(false)))
}

fn hash_of(id: &Id) -> String {
    hash::of(&[b"session", &id.0.to_le_bytes()])
}

fn refused(why: &str) -> session_store::Error {
    session_store::Error::Backend(why.to_owned())
}

fn backend(error: Error) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}
