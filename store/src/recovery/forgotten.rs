//! Asking for a link that replaces a forgotten password. Whoever asks learns nothing: not whether there is such an account,
//! and not whether they asked too often.

use crate::accounts::by_login;
use crate::entity::person;
use crate::letters::{self, Recipient};
use crate::links::{self, NewLink, Purpose};
use crate::{Error, Store, events, hash, limits};
use domain::{Letter, UserId};
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
    let recipient = person.as_ref().and_then(Recipient::of);
    write(store, person.as_ref().zip(recipient), login).await
}

/// For nobody as much is written as for somebody, so that both take the same time; nothing comes of it.
async fn write(
    store: &Store,
    somebody: Option<(&person::Model, Recipient)>,
    login: &str,
) -> Result<(), Error> {
    let now = store.now();
    let link = |person: Option<&person::Model>, subject| NewLink {
        purpose: Purpose::Reset,
        person: person.map(|person| UserId(person.id)),
        subject,
        data: String::new(),
        expires: None,
    };
    let person = somebody.as_ref().map(|(person, _)| UserId(person.id));
    let tx = store.begin().await?;
    match somebody {
        Some((person, recipient)) => {
            let id = links::make(&tx, now, link(Some(person), String::new())).await?;
            letters::queue(&tx, now, recipient, &Letter::ResetPassword, Some(id)).await?;
        }
        None => {
            let nobody = hash::of(&[b"nobody", login.as_bytes()]);
            links::make(&tx, now, link(None, nobody)).await?;
        }
    }
    events::reset_asked(login, person).commit(store, tx).await?;
    letters::announce(store);
    Ok(())
}
