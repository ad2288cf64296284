//! The address of an account: shown to be its owner's, and changed to another.

use crate::accounts::by_id;
use crate::accounts::names::{self, Name};
use crate::entity::person::{self, Column, Entity};
use crate::letters::{self, Recipient};
use crate::links::{self, NewLink, Purpose};
use crate::{Error, Store, error, events, limits};
use domain::{EmailAddress, Field, Letter, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};

/// Sends a link that shows that the account's address is its owner's.
pub async fn ask_for_verification(store: &Store, id: UserId) -> Result<(), Error> {
    let person = by_id(store.reader(), id).await?;
    let recipient = Recipient::of(&person).ok_or(Error::NotFound)?;
    limits::letter_by(store, id).await?;
    limits::letter_to(store, &recipient.address).await?;
    let link = NewLink {
        purpose: Purpose::Verification,
        person: Some(id),
        subject: String::new(),
        data: recipient.address.clone(),
        expires: None,
    };
    let (now, tx) = (store.now(), store.begin().await?);
    let link = links::make(&tx, now, link).await?;
    letters::queue(&tx, now, recipient, &Letter::VerifyAddress, Some(link)).await?;
    tx.commit().await?;
    letters::announce(store);
    Ok(())
}

/// Sends a link to a new address, which takes the place of the old one when it is followed. Whether somebody else has that
/// address only its owner learns, by a letter of another kind.
pub async fn ask_for_change(
    store: &Store,
    id: UserId,
    address: &EmailAddress,
) -> Result<(), Error> {
    limits::letter_by(store, id).await?;
    limits::letter_to(store, &address.key()).await?;
    let person = by_id(store.reader(), id).await?;
    let (now, tx) = (store.now(), store.begin().await?);
    if is_taken(&tx, id, address).await? {
        let owner = Recipient::at(address.as_str());
        letters::queue(&tx, now, owner, &Letter::AlreadyRegistered, None).await?;
    } else {
        let link = NewLink {
            purpose: Purpose::AddressChange,
            person: Some(id),
            subject: String::new(),
            data: address.as_str().to_owned(),
            expires: None,
        };
        let link = links::make(&tx, now, link).await?;
        let recipient = Recipient {
            person: Some(id),
            address: address.as_str().to_owned(),
            name: person.name,
            language: person.language,
        };
        letters::queue(&tx, now, recipient, &Letter::ConfirmAddress, Some(link)).await?;
    }
    tx.commit().await?;
    letters::announce(store);
    Ok(())
}

async fn is_taken(
    tx: &DatabaseTransaction,
    id: UserId,
    address: &EmailAddress,
) -> Result<bool, Error> {
    let others = Entity::find()
        .filter(Column::EmailKey.eq(address.key()))
        .filter(Column::Id.ne(id.0))
        .count(tx)
        .await?;
    Ok(others > 0)
}

/// Changes an address at once, on a site that sends no letters.
pub async fn change(store: &Store, id: UserId, address: &EmailAddress) -> Result<(), Error> {
    let tx = store.begin().await?;
    set(&tx, id, address, None).await?;
    events::address_changed(id, "at once")
        .commit(store, tx)
        .await
}

/// Gives an account another address. Of two who want the same at once one has it, and the other finds [`Error::Taken`].
/// What was sent to the old address opens nothing any more.
pub(super) async fn set(
    tx: &DatabaseTransaction,
    id: UserId,
    address: &EmailAddress,
    verified: Option<i64>,
) -> Result<(), Error> {
    if names::is_resting(tx, Name::Email(&address.key())).await? {
        return Err(Error::Resting(Field::Email));
    }
    let changed = person::ActiveModel {
        email: Set(Some(address.as_str().to_owned())),
        email_key: Set(Some(address.key())),
        email_verified: Set(verified),
        ..person::ActiveModel::default()
    };
    let done = Entity::update_many()
        .set(changed)
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await;
    match done {
        Err(cause) if error::is_unique_violation(&cause) => Err(Error::Taken(Field::Email)),
        done => {
            done?;
            let old = [
                Purpose::Reset,
                Purpose::Verification,
                Purpose::AddressChange,
            ];
            links::void(tx, id, &old).await
        }
    }
}
