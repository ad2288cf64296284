//! What was asked of a device, until it answers. The session has a word that leads here; the browser has neither.

use crate::entity::passkey_ceremony::{ActiveModel, Column, Entity};
use crate::{Error, Store, hash};
use domain::UserId;
use rand::RngExt;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::party::{TO_ADD, TO_SHOW};

/// A question for a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What the browser hands to the device, as JSON.
    pub question: String,
    /// For the session that asks, and for nobody else.
    pub key: String,
}

/// What a passkey is asked for: an answer to one is none to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Add,
    LogIn,
    Step,
    Confirm,
}

impl Purpose {
    /// The word in the database.
    const fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::LogIn => "log-in",
            Self::Step => "step",
            Self::Confirm => "confirm",
        }
    }

    /// How long the question stands, in milliseconds.
    fn patience(self) -> i64 {
        let patience = match self {
            Self::Add => TO_ADD,
            _ => TO_SHOW,
        };
        i64::try_from(patience.as_millis()).unwrap_or(0)
    }
}

/// Keeps what an answer will be checked against. `person` is whom it is asked for, if that is known.
pub(super) async fn keep(
    store: &Store,
    purpose: Purpose,
    person: Option<UserId>,
    (question, state): (String, impl Serialize),
) -> Result<Asked, Error> {
    let key = format!("{:032x}", rand::rng().random::<u128>());
    let row = ActiveModel {
        key: Set(hash_of(&key)),
        purpose: Set(purpose.word().to_owned()),
        person: Set(person.map(|person| person.0)),
        state: Set(serde_json::to_string(&state).map_err(|_shape| Error::NotFound)?),
        expires: Set(store.now().plus_millis(purpose.patience()).millis()),
    };
    let tx = store.begin().await?;
    Entity::insert(row).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(Asked { question, key })
}

/// Takes it away for good, whatever the answer is worth: of many answers at once one finds it.
pub(super) async fn take<S: DeserializeOwned>(
    store: &Store,
    key: &str,
    purpose: Purpose,
    person: Option<UserId>,
) -> Result<S, Error> {
    let key = hash_of(key);
    let tx = store.begin().await?;
    let row = Entity::find_by_id(key.as_str()).one(&tx).await?;
    let gone = Entity::delete_by_id(key.as_str()).exec(&tx).await?;
    tx.commit().await?;
    row.filter(|_| gone.rows_affected == 1)
        .filter(|row| row.purpose == purpose.word())
        .filter(|row| row.person == person.map(|person| person.0))
        .filter(|row| store.now().millis() < row.expires)
        .and_then(|row| serde_json::from_str(&row.state).ok())
        .ok_or(Error::PasskeyRefused)
}

/// Removes questions that nobody answered in time. For every few minutes; returns how many went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let tx = store.begin().await?;
    let swept = Entity::delete_many()
        .filter(Column::Expires.lte(store.now().millis()))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(swept.rows_affected)
}

fn hash_of(key: &str) -> String {
    hash::of(&[b"passkey ceremony", key.as_bytes()])
}
