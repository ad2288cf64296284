//! Making an account by letter: what somebody registered waits in a link that their address is sent, so that whoever
//! registers learns nothing about who has an account.

use super::{NewPerson, insert, next_number};
use crate::entity::person::{Column, Entity};
use crate::letters::{self, Recipient};
use crate::links::{self, NewLink, Purpose};
use crate::{Error, Store, events, hash, limits};
use domain::account::NewAccount;
use domain::{Letter, Password, Role, Viewer, context_words};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// A registration that waits for its address to be confirmed.
#[derive(Serialize, Deserialize)]
struct Waiting {
    email: String,
    name: String,
    password_hash: String,
    next: String,
}

/// Sends a letter to the address: with the link that makes the account, or saying that there is one already. Neither the
/// answer nor the time that it takes tells which.
pub async fn register_by_letter(
    store: &Store,
    account: &NewAccount,
    site_title: &str,
    next: &str,
) -> Result<(), Error> {
    let about = context_words(Some(&account.email), Some(&account.name), site_title);
    let hash = store
        .passwords()
        .hash_new(&account.password, &about)
        .await?;
    // Nobody's mailbox is filled from here, and nobody is told.
    match limits::letter_to(store, &account.email.key()).await {
        Err(Error::TooMany { .. }) => return Ok(()),
        counted => counted?,
    }
    let waiting = Waiting {
        email: account.email.as_str().to_owned(),
        name: account.name.as_str().to_owned(),
        password_hash: hash.into(),
        next: next.to_owned(),
    };
    let now = store.now();
    let key = account.email.key();
    let tx = store.begin().await?;
    let owner = Entity::find()
        .filter(Column::EmailKey.eq(key.as_str()))
        .one(&tx)
        .await?;
    let owner = owner.as_ref().and_then(Recipient::of);
    // Where there is an account a link is made as well, which no letter leads to: the time tells nothing.
    let link = NewLink {
        purpose: Purpose::Registration,
        person: None,
        subject: match owner {
            Some(_) => hash::of(&[b"nobody", key.as_bytes()]),
            None => key,
        },
        data: serde_json::to_string(&waiting).map_err(|_shape| Error::NotFound)?,
        expires: None,
    };
    let link = links::make(&tx, now, link).await?;
    let (recipient, letter, link) = match owner {
        Some(owner) => (owner, Letter::AlreadyRegistered, None),
        None => {
            let recipient = Recipient {
                name: waiting.name,
                ..Recipient::at(&waiting.email)
            };
            (recipient, Letter::ConfirmRegistration, Some(link))
        }
    };
    letters::queue(&tx, now, recipient, &letter, link).await?;
    tx.commit().await?;
    letters::announce(store);
    Ok(())
}

/// The name in a registration that waits.
pub(crate) fn registered_name(data: &str) -> Result<String, Error> {
    Ok(read(data)?.name)
}

/// Whether this is the password that was chosen; a try counts like one to log in.
pub(crate) async fn check_registration(
    store: &Store,
    data: &str,
    password: &Password,
    ip: IpAddr,
) -> Result<limits::LogIn, Error> {
    let waiting = read(data)?;
    let login = waiting.email.to_lowercase();
    let tries = limits::LogIn::of(&login, ip);
    tries.count(store).await?;
    let stored = Some(waiting.password_hash.as_str());
    if store.passwords().verify(stored, password).await?.is_right() {
        return Ok(tries);
    }
    events::login_failed(&login, None).note(store).await;
    Err(Error::WrongCredentials)
}

/// Makes the account. Says where its owner wanted to go.
pub(crate) async fn confirm_registration(
    store: &Store,
    tx: &DatabaseTransaction,
    data: &str,
) -> Result<(Viewer, String), Error> {
    let waiting = read(data)?;
    let number = next_number(tx).await?;
    let person = NewPerson {
        email: Some(waiting.email),
        name: waiting.name,
        role: Role::Reader,
        password_hash: Some(waiting.password_hash),
        created: store.now(),
        email_verified: Some(store.now()),
    };
    let viewer = insert(tx, number, person).await?;
    Ok((viewer, waiting.next))
}

fn read(data: &str) -> Result<Waiting, Error> {
    serde_json::from_str(data).map_err(|_unreadable| Error::NotFound)
}
