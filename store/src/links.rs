//! Links that let whoever has them do one thing once: confirm, change, come back in.
//!
//! The secret in a link is made when the letter that carries it is written, and only its hash is kept: neither a stolen
//! database nor a letter that waits in it opens anything.

use crate::entity::token::{ActiveModel, Column, Entity, Model};
use crate::{Error, Store, hash};
use domain::{LinkSecret, Timestamp, UserId};
use rand::RngExt;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};

const MINUTE: i64 = 60 * 1000;
const DAY: i64 = 24 * 60 * MINUTE;

/// How long a link without a secret waits for its letter, in milliseconds.
const WAITING: i64 = 7 * DAY;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Registration,
    Verification,
    AddressChange,
    AddressReturn,
    Reset,
    Invitation,
}

impl Purpose {
    /// Those that `/verify/…` knows.
    pub(crate) const CONFIRMATIONS: [Self; 4] = [
        Self::Registration,
        Self::Verification,
        Self::AddressChange,
        Self::AddressReturn,
    ];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Verification => "verification",
            Self::AddressChange => "address-change",
            Self::AddressReturn => "address-return",
            Self::Reset => "reset",
            Self::Invitation => "invitation",
        }
    }

    /// Of [`CONFIRMATIONS`](Self::CONFIRMATIONS).
    pub(crate) fn of(row: &Model) -> Option<Self> {
        Self::CONFIRMATIONS
            .into_iter()
            .find(|purpose| purpose.word() == row.purpose)
    }

    /// Whether a newer one takes the place of an older one. Not of a registration: anybody can register anybody's address,
    /// and would take the link away from its owner.
    const fn replaces(self) -> bool {
        !matches!(self, Self::Registration)
    }

    /// How long a link works, in milliseconds, from when its letter is written; `None` where whoever makes it says so.
    const fn lifetime(self) -> Option<i64> {
        match self {
            Self::Reset => Some(30 * MINUTE),
            Self::AddressChange => Some(120 * MINUTE),
            Self::Registration | Self::Verification => Some(DAY),
            Self::AddressReturn => Some(7 * DAY),
            Self::Invitation => None,
        }
    }
}

/// A link about to be made.
#[derive(Clone, Debug)]
pub(crate) struct NewLink {
    pub(crate) purpose: Purpose,
    pub(crate) person: Option<UserId>,
    /// For those without an account: which of their links is which.
    pub(crate) subject: String,
    /// What the purpose needs.
    pub(crate) data: String,
    /// `None` for the usual time, which begins when the link gets its secret.
    pub(crate) expires: Option<Timestamp>,
}

/// Makes a link that has no secret yet, mostly in the place of an earlier one of the same purpose. Until it has one, it
/// waits for as long as its letter may.
pub(crate) async fn make(
    tx: &DatabaseTransaction,
    now: Timestamp,
    link: NewLink,
) -> Result<i64, Error> {
    if link.purpose.replaces() {
        Entity::delete_many()
            .filter(Column::Purpose.eq(link.purpose.word()))
            .filter(match link.person {
                Some(person) => Column::Person.eq(person.0),
                None => Column::Person.is_null(),
            })
            .filter(Column::Subject.eq(link.subject.as_str()))
            .exec(tx)
            .await?;
    }
    let row = ActiveModel {
        id: NotSet,
        purpose: Set(link.purpose.word().to_owned()),
        person: Set(link.person.map(|person| person.0)),
        subject: Set(link.subject),
        data: Set(link.data),
        hash: Set(None),
        created: Set(now.millis()),
        expires: Set(link.expires.unwrap_or(now.plus_millis(WAITING)).millis()),
    };
    Ok(Entity::insert(row).exec(tx).await?.last_insert_id)
}

/// Gives a link its secret, a new one each time, and lets its lifetime begin. `None` when the link is gone.
pub(crate) async fn arm(
    tx: &DatabaseTransaction,
    id: i64,
    now: Timestamp,
) -> Result<Option<LinkSecret>, Error> {
    let Some(row) = Entity::find_by_id(id).one(tx).await? else {
        return Ok(None);
    };
    let secret = LinkSecret::from_bytes(rand::rng().random());
    let lifetime = every()
        .find(|purpose| purpose.word() == row.purpose)
        .and_then(Purpose::lifetime);
    let expires = lifetime.map_or(row.expires, |lifetime| now.plus_millis(lifetime).millis());
    let armed = ActiveModel {
        hash: Set(Some(hash_of(&secret))),
        expires: Set(expires),
        ..ActiveModel::default()
    };
    Entity::update_many()
        .set(armed)
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(Some(secret))
}

fn every() -> impl Iterator<Item = Purpose> {
    Purpose::CONFIRMATIONS
        .into_iter()
        .chain([Purpose::Reset, Purpose::Invitation])
}

/// What a secret opens, if it opens one of these. Looking changes nothing: programs that check mail follow links too.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    purposes: &[Purpose],
    secret: &LinkSecret,
    now: Timestamp,
) -> Result<Model, Error> {
    let row = Entity::find()
        .filter(Column::Hash.eq(hash_of(secret)))
        .filter(Column::Purpose.is_in(purposes.iter().map(|purpose| purpose.word())))
        .filter(Column::Expires.gt(now.millis()))
        .one(db)
        .await?;
    row.ok_or(Error::NotFound)
}

/// Takes the link away, for whoever comes first: everybody else finds [`Error::NotFound`].
pub(crate) async fn consume(
    tx: &DatabaseTransaction,
    purposes: &[Purpose],
    secret: &LinkSecret,
    now: Timestamp,
) -> Result<Model, Error> {
    let row = find(tx, purposes, secret, now).await?;
    let gone = Entity::delete_by_id(row.id).exec(tx).await?;
    if gone.rows_affected == 1 {
        Ok(row)
    } else {
        Err(Error::NotFound)
    }
}

/// Takes away what a person was sent for these purposes: it was for an account as it is no more.
pub(crate) async fn void(
    tx: &DatabaseTransaction,
    person: UserId,
    purposes: &[Purpose],
) -> Result<(), Error> {
    Entity::delete_many()
        .filter(Column::Person.eq(person.0))
        .filter(Column::Purpose.is_in(purposes.iter().map(|purpose| purpose.word())))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes away the registrations of an address that wait: it has an account.
pub(crate) async fn void_registrations(
    tx: &DatabaseTransaction,
    subject: &str,
) -> Result<(), Error> {
    Entity::delete_many()
        .filter(Column::Purpose.eq(Purpose::Registration.word()))
        .filter(Column::Subject.eq(subject))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes away whatever these people were sent: their accounts are closed.
pub(crate) async fn void_all(tx: &DatabaseTransaction, people: &[i64]) -> Result<(), Error> {
    Entity::delete_many()
        .filter(Column::Person.is_in(people.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Removes links that nobody followed in time. For every few minutes; returns how many went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let tx = store.begin().await?;
    let swept = Entity::delete_many()
        .filter(Column::Expires.lte(store.now().millis()))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(swept.rows_affected)
}

fn hash_of(secret: &LinkSecret) -> String {
    hash::of(&[b"link", secret.as_str().as_bytes()])
}
