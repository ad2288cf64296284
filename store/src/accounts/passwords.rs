//! New passwords for accounts that are there already.

use super::by_id;
use crate::entity::person::{ActiveModel, Column, Entity, Model};
use crate::letters::{self, Recipient};
use crate::links::{self, Purpose};
use crate::password::Hash;
use crate::{Error, Store, events, sessions};
use domain::{EmailAddress, Letter, NewPassword, PersonName, Timestamp, UserId, context_words};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use tower_sessions_core::session::Id;

/// Gives somebody a new password, ends every session they have, and tells them by letter.
pub async fn set_password(
    store: &Store,
    id: UserId,
    password: &NewPassword,
    site_title: &str,
) -> Result<(), Error> {
    set(store, id, password, site_title, None).await
}

/// The same by the owner of an account, whose session `this` goes on. [`Error::NotFound`] if that was ended meanwhile: then
/// the password stays as it is.
pub async fn change_password(
    store: &Store,
    id: UserId,
    password: &NewPassword,
    site_title: &str,
    this: &Id,
) -> Result<(), Error> {
    set(store, id, password, site_title, Some(this)).await
}

async fn set(
    store: &Store,
    id: UserId,
    password: &NewPassword,
    site_title: &str,
    staying: Option<&Id>,
) -> Result<(), Error> {
    let person = by_id(store.reader(), id).await?;
    let hash = judge(store, &person, password, site_title).await?;
    let tx = store.begin().await?;
    let person = by_id(&tx, id).await?;
    match staying {
        Some(this) => sessions::end_all_but_in(store, &tx, id, this).await?,
        None => sessions::end_all_in(&tx, id).await?,
    }
    replace(&tx, store.now(), &person, hash).await?;
    events::password_changed(id).commit(store, tx).await?;
    letters::announce(store);
    Ok(())
}

/// The hash of a password, if it is one that this person may have.
pub(crate) async fn judge(
    store: &Store,
    person: &Model,
    password: &NewPassword,
    site_title: &str,
) -> Result<Hash, Error> {
    let email = person
        .email
        .as_deref()
        .and_then(|email| EmailAddress::parse(email).ok());
    let name = PersonName::parse(&person.name).ok();
    let about = context_words(email.as_ref(), name.as_ref(), site_title);
    // Whoever typed it may not have known whose it was to be.
    let password =
        NewPassword::parse(password.password().as_typed(), &about).map_err(Error::Weak)?;
    store.passwords().hash_new(&password, &about).await
}

/// Puts the hash in place. What the old password stood for ends with it: failures that were counted, and links that would
/// have replaced it. The sessions end before, by whoever knows if one stays.
pub(crate) async fn replace(
    tx: &DatabaseTransaction,
    now: Timestamp,
    person: &Model,
    hash: Hash,
) -> Result<(), Error> {
    let id = UserId(person.id);
    let changed = ActiveModel {
        password_hash: Set(Some(hash.into())),
        failures: Set(0),
        ..ActiveModel::default()
    };
    Entity::update_many()
        .set(changed)
        .filter(Column::Id.eq(person.id))
        .exec(tx)
        .await?;
    links::void(tx, id, &[Purpose::Reset]).await?;
    if let Some(recipient) = Recipient::of(person) {
        letters::queue(tx, now, recipient, &Letter::PasswordChanged, None).await?;
    }
    Ok(())
}
