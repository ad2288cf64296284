//! What the links of `/verify/…` do: make an account, confirm an address, change one, and take that back.

use super::{address, send_reset};
use crate::accounts::{by_id, check_registration, confirm_registration};
use crate::audit::Happened;
use crate::entity::person::{ActiveModel, Column, Entity};
use crate::entity::token::Model as Link;
use crate::letters::{self, Recipient};
use crate::links::{self, NewLink, Purpose};
use crate::{Error, Store, api_tokens, events, limits, sessions};
use domain::{EmailAddress, Letter, LinkPurpose, LinkSecret, Password, UserId, Viewer};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
};
use std::net::IpAddr;

/// What came of following a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The account is made; its owner wanted to go on to `next`.
    Registered {
        viewer: Viewer,
        next: String,
    },
    Verified,
    Changed,
    Returned,
}

/// What the link would do. [`Error::NotFound`] if it opens nothing, or no more.
pub async fn purpose(store: &Store, secret: &LinkSecret) -> Result<LinkPurpose, Error> {
    let link = links::find(store.reader(), &Purpose::CONFIRMATIONS, secret, store.now()).await?;
    is_open(store.reader(), &link).await?;
    let address = link.data.clone();
    Ok(match kind(&link)? {
        Purpose::Verification => LinkPurpose::Verification { address },
        Purpose::AddressChange => LinkPurpose::AddressChange { address },
        Purpose::AddressReturn => LinkPurpose::AddressReturn { address },
        _ => LinkPurpose::Registration {
            name: crate::accounts::registered_name(&link.data)?,
        },
    })
}

/// Does what the link is for, once. An account is made by [`register`] alone.
pub async fn confirm(store: &Store, secret: &LinkSecret) -> Result<Confirmed, Error> {
    follow(store, secret, None).await
}

/// Makes the account that waits behind the link for whoever knows the password that was chosen for it; for anybody else
/// [`Error::WrongCredentials`], and the link stays.
///
/// Anybody can register anybody's address. The owner of the address would otherwise make the account of a stranger, who knows its password.
pub async fn register(
    store: &Store,
    secret: &LinkSecret,
    password: &Password,
    ip: IpAddr,
) -> Result<Confirmed, Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    let registration = [Purpose::Registration];
    let link = links::find(store.reader(), &registration, secret, store.now()).await?;
    let tries = check_registration(store, &link.data, password, ip).await?;
    follow(store, secret, Some(tries)).await
}

async fn follow(
    store: &Store,
    secret: &LinkSecret,
    proved: Option<limits::LogIn>,
) -> Result<Confirmed, Error> {
    let tx = store.begin().await?;
    let link = links::consume(&tx, &Purpose::CONFIRMATIONS, secret, store.now()).await?;
    is_open(&tx, &link).await?;
    let done = match kind(&link)? {
        Purpose::Verification => verify(store, &tx, &link).await?,
        Purpose::AddressChange => change(store, &tx, &link).await?,
        Purpose::AddressReturn => give_back(store, &tx, &link).await?,
        _ => {
            proved.ok_or(Error::WrongCredentials)?.forget(&tx).await?;
            let (viewer, next) = confirm_registration(store, &tx, &link.data).await?;
            links::void_registrations(&tx, &link.subject).await?;
            Confirmed::Registered { viewer, next }
        }
    };
    told(&link, &done).commit(store, tx).await?;
    letters::announce(store);
    Ok(done)
}

/// Whether the account that the link is about is one that its owner may use; where it is about none yet, it is.
async fn is_open(db: &impl ConnectionTrait, link: &Link) -> Result<(), Error> {
    let Some(person) = link.person else {
        return Ok(());
    };
    let open = Entity::find_by_id(person)
        .filter(Column::Disabled.is_null())
        .count(db)
        .await?;
    if open == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

fn kind(link: &Link) -> Result<Purpose, Error> {
    Purpose::of(link).ok_or(Error::NotFound)
}

fn told(link: &Link, done: &Confirmed) -> Happened {
    let person = UserId(link.person.unwrap_or_default());
    match done {
        Confirmed::Registered { viewer, .. } => events::account_made(viewer.id, viewer.role),
        Confirmed::Verified => events::address_verified(person),
        Confirmed::Changed => events::address_changed(person, "confirmed by letter"),
        Confirmed::Returned => events::address_changed(person, "taken back by letter"),
    }
}

fn owner(link: &Link) -> Result<UserId, Error> {
    link.person.map(UserId).ok_or(Error::NotFound)
}

fn address_of(link: &Link) -> Result<EmailAddress, Error> {
    EmailAddress::parse(&link.data).map_err(|_unreadable| Error::NotFound)
}

async fn verify(store: &Store, tx: &DatabaseTransaction, link: &Link) -> Result<Confirmed, Error> {
    let verified = ActiveModel {
        email_verified: Set(Some(store.now().millis())),
        ..ActiveModel::default()
    };
    let done = Entity::update_many()
        .set(verified)
        .filter(Column::Id.eq(owner(link)?.0))
        .filter(Column::Email.eq(link.data.as_str()))
        .exec(tx)
        .await?;
    if done.rows_affected == 1 {
        Ok(Confirmed::Verified)
    } else {
        Err(Error::NotFound)
    }
}

/// The old address hears of it, and for a week can have its place back.
async fn change(store: &Store, tx: &DatabaseTransaction, link: &Link) -> Result<Confirmed, Error> {
    let (id, now) = (owner(link)?, store.now());
    let person = by_id(tx, id).await?;
    let new = address_of(link)?;
    address::set(tx, id, &new, Some(now.millis())).await?;
    if let Some(old) = Recipient::of(&person) {
        let back = NewLink {
            purpose: Purpose::AddressReturn,
            person: Some(id),
            // Each earlier address keeps its own way back.
            subject: old.address.to_lowercase(),
            data: old.address.clone(),
            expires: None,
        };
        let back = links::make(tx, now, back).await?;
        let letter = Letter::AddressChanged {
            to: new.as_str().to_owned(),
        };
        letters::queue(tx, now, old, &letter, Some(back)).await?;
    }
    Ok(Confirmed::Changed)
}

/// Somebody else may have changed the address, so nobody stays logged in, no token counts, and the owner is sent a link for a new password.
async fn give_back(
    store: &Store,
    tx: &DatabaseTransaction,
    link: &Link,
) -> Result<Confirmed, Error> {
    let (id, now) = (owner(link)?, store.now());
    let old = address_of(link)?;
    address::set(tx, id, &old, Some(now.millis())).await?;
    links::void(tx, id, &[Purpose::AddressReturn]).await?;
    sessions::end_all_in(tx, id).await?;
    api_tokens::revoke_all_in(tx, id).await?;
    let person = by_id(tx, id).await?;
    send_reset(tx, now, &person).await?;
    Ok(Confirmed::Returned)
}
