//! Asking for a link that replaces a forgotten password. Whoever asks learns nothing: not whether there is such an account,
//! and not whether they asked too often.

use crate::accounts::by_login;
use crate::entity::person;
use crate::letters::{self, Recipient};
use crate::links::{self, NewLink, Purpose};
use crate::{Error, Store, events, hash, limits};
use domain::{Letter, Timestamp, UserId};
use sea_orm::DatabaseTransaction;
use std::net::IpAddr;

/// Sends a link to the address of the account with this address or handle, if there is one that can be logged in to.
pub async fn forgotten(store: &Store, login: &str, ip: IpAddr) -> Result<(), Error> {
    let person = by_login(store.reader(), login)
        .await?
        .filter(|person| person.disabled.is_none());
    let whose = person
        .as_ref()
        .map_or_else(|| login.to_owned(), |person| person.id.to_string());
    match limits::reset(store, &whose, ip).await {
        Err(Error::TooMany { .. }) => return Ok(()),
        counted => counted?,
    }
    // For nobody as much is done as for somebody, so that both take the same time; but the letter is taken out again.
    let now = store.now();
    let tx = store.begin().await?;
    let recipient = person.as_ref().and_then(Recipient::of);
    let new = match recipient.as_ref().and(person.as_ref()) {
        Some(person) => link(Some(UserId(person.id)), String::new()),
        None => link(None, hash::of(&[b"nobody", login.as_bytes()])),
    };
    let id = links::make(&tx, now, new).await?;
    let to = recipient.unwrap_or_else(|| Recipient::at(NOBODY));
    letters::queue(&tx, now, to, &Letter::ResetPassword, Some(id)).await?;
    letters::take_out(&tx, id, NOBODY).await?;
    let person = person.map(|person| UserId(person.id));
    events::reset_asked(login, person).commit(store, tx).await?;
    letters::announce(store);
    Ok(())
}

/// No letter can be sent there.
const NOBODY: &str = "";

/// Queues a letter with a link for a new password. `false` for somebody without an address.
pub(crate) async fn send_reset(
    tx: &DatabaseTransaction,
    now: Timestamp,
    person: &person::Model,
) -> Result<bool, Error> {
    let Some(recipient) = Recipient::of(person) else {
        return Ok(false);
    };
    let id = links::make(tx, now, link(Some(UserId(person.id)), String::new())).await?;
    letters::queue(tx, now, recipient, &Letter::ResetPassword, Some(id)).await?;
    Ok(true)
}

fn link(person: Option<UserId>, subject: String) -> NewLink {
    NewLink {
        purpose: Purpose::Reset,
        person,
        subject,
        data: String::new(),
        expires: None,
    }
}
