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

/// Gives somebody a new password, ends every session they have, and tells them by letter.
pub async fn set_password(
    store: &Store,
    id: UserId,
    password: &NewPassword,
    site_title: &str,
) -> Result<(), Error> {
    let person = by_id(store.reader(), id).await?;
    let hash = judge(store, &person, password, site_title).await?;
    let tx = store.begin().await?;
    let person = by_id(&tx, id).await?;
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

/// Puts the hash in place. What the old password stood for ends with it: sessions, failures that were counted, and links
/// that would have replaced it.
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
    sessions::end_all_in(tx, id).await?;
    links::void(tx, id, &[Purpose::Reset]).await?;
    if let Some(recipient) = Recipient::of(person) {
        letters::queue(tx, now, recipient, &Letter::PasswordChanged, None).await?;
    }
    Ok(())
}
