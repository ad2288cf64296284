//! Letters on their way out.
//!
//! A letter is queued in the transaction of what it is about, so that neither is there without the other, and no request
//! waits for a mail server. Whoever runs the site takes them out one by one ([`next`]).

use crate::entity::letter::{ActiveModel, Column, Entity};
use crate::entity::person;
use crate::{Error, Store};
use domain::{Language, Letter, LinkSecret, Timestamp, UserId};
use rand::RngExt;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};

mod sending;
mod stuck;

pub use sending::{Failure, LEASE, failed, next, sent};
pub use stuck::{discard, retry, sweep, waiting};

/// Who is written to.
#[derive(Clone, Debug)]
pub(crate) struct Recipient {
    pub(crate) person: Option<UserId>,
    pub(crate) address: String,
    /// May be empty.
    pub(crate) name: String,
    /// A code of [`Language`]; empty for the site's own.
    pub(crate) language: String,
}

impl Recipient {
    /// `None` for a person without an address.
    pub(crate) fn of(person: &person::Model) -> Option<Self> {
        Some(Self {
            person: Some(UserId(person.id)),
            address: person.email.clone()?,
            name: person.name.clone(),
            language: person.language.clone(),
        })
    }

    /// Somebody of whom nothing but the address is known.
    pub(crate) fn at(address: &str) -> Self {
        Self {
            person: None,
            address: address.to_owned(),
            name: String::new(),
            language: String::new(),
        }
    }
}

/// A letter to be sent now.
#[derive(Debug)]
pub struct Outgoing {
    pub id: i64,
    pub address: String,
    pub name: String,
    /// `None` for the site's own.
    pub language: Option<Language>,
    pub letter: Letter,
    /// For the link, in the letters that have one.
    pub secret: Option<LinkSecret>,
    /// The left part of the `Message-ID`, the same at each try.
    pub message_id: String,
    /// Tries before this one.
    pub attempts: i32,
}

/// Puts a letter into the queue. `link` is what the link in it opens.
pub(crate) async fn queue(
    tx: &DatabaseTransaction,
    now: Timestamp,
    to: Recipient,
    letter: &Letter,
    link: Option<i64>,
) -> Result<(), Error> {
    let content = serde_json::to_string(letter).map_err(|_shape| Error::NotFound)?;
    let row = ActiveModel {
        id: NotSet,
        person: Set(to.person.map(|person| person.0)),
        recipient: Set(to.address),
        name: Set(to.name),
        language: Set(to.language),
        content: Set(content),
        token: Set(link),
        message_id: Set(format!("{:032x}", rand::rng().random::<u128>())),
        created: Set(now.millis()),
        due: Set(now.millis()),
        attempts: NotSet,
        claimed_until: NotSet,
        error: NotSet,
        gave_up: NotSet,
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes a letter with this link out of the queue again, if it is to that address.
pub(crate) async fn take_out(
    tx: &DatabaseTransaction,
    link: i64,
    address: &str,
) -> Result<(), Error> {
    Entity::delete_many()
        .filter(Column::Token.eq(link))
        .filter(Column::Recipient.eq(address))
        .exec(tx)
        .await?;
    Ok(())
}

/// Tells whoever sends letters that there is one. To be called after the transaction that queued it.
pub(crate) fn announce(store: &Store) {
    store.letters_queued().notify_one();
}

/// Waits until this process has queued a letter. What another one queues is found by looking now and then.
pub async fn queued(store: &Store) {
    store.letters_queued().notified().await;
}
