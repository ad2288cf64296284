//! The one way a person's row comes to be: with a number that nobody had before, and a handle of its own.

use super::as_viewer;
use super::names::{self, Name};
use crate::entity::person::{ActiveModel, Column, Entity};
use crate::{Error, settings};
use domain::{Field, Handle, Role, Timestamp, Viewer};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
};

/// A person about to be made.
#[derive(Clone)]
pub(crate) struct NewPerson {
    /// As typed; compared in lower case.
    pub(crate) email: Option<String>,
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) password_hash: Option<String>,
    pub(crate) created: Timestamp,
    /// When it was shown that the address is theirs.
    pub(crate) email_verified: Option<Timestamp>,
}

/// Gives out the next account's number, counting from 1. Whoever asks for one has it to themselves until their
/// transaction ends, so accounts are made one after the other. A number is never given out again, whoever is deleted.
pub(crate) async fn next_number(tx: &DatabaseTransaction) -> Result<i64, Error> {
    let made = settings::get_locked(tx, settings::ACCOUNTS_MADE).await?;
    let number = made.map_or(Ok(0), |made| made.parse::<i64>()).unwrap_or(0) + 1;
    settings::set(tx, settings::ACCOUNTS_MADE, number.to_string()).await?;
    Ok(number)
}

/// Makes the person with the number that [`next_number`] gave, and the first handle of their name that is free.
pub(crate) async fn insert(
    tx: &DatabaseTransaction,
    number: i64,
    person: NewPerson,
) -> Result<Viewer, Error> {
    let email_key = person.email.as_ref().map(|email| email.to_lowercase());
    let wanted = Handle::from_name(&person.name);
    if let Some(key) = &email_key
        && names::is_resting(tx, Name::Email(key)).await?
    {
        return Err(Error::Resting(Field::Email));
    }
    let resting = names::resting_handles(tx, handles(&wanted, number).take(20)).await?;
    for handle in handles(&wanted, number).filter(|handle| !resting.contains(handle)) {
        let row = row(number, &person, email_key.clone(), &handle);
        let inserted = Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
        if inserted == 1 {
            return Ok(as_viewer(
                number,
                person.name,
                handle.as_str(),
                person.role.word(),
            ));
        }
        if let Some(key) = &email_key
            && Entity::find()
                .filter(Column::EmailKey.eq(key))
                .count(tx)
                .await?
                > 0
        {
            return Err(Error::Taken(Field::Email));
        }
    }
    Err(Error::Taken(Field::Handle))
}

/// `ada`, `ada-2`, …, and when that goes on for long, `ada-` with the account's own number.
fn handles(wanted: &Handle, number: i64) -> impl Iterator<Item = Handle> {
    let own = u32::try_from(number).unwrap_or(u32::MAX).max(21);
    (1..=20)
        .chain(own..own.saturating_add(1000))
        .map(|n| wanted.numbered(n))
}

fn row(number: i64, person: &NewPerson, email_key: Option<String>, handle: &Handle) -> ActiveModel {
    ActiveModel {
        id: Set(number),
        email: Set(person.email.clone()),
        email_key: Set(email_key),
        name: Set(person.name.clone()),
        handle: Set(handle.as_str().to_owned()),
        handle_key: Set(handle.as_str().to_lowercase()),
        role: Set(person.role.word().to_owned()),
        password_hash: Set(person.password_hash.clone()),
        about: NotSet,
        created: Set(person.created.millis()),
        disabled: NotSet,
        last_login: NotSet,
        email_verified: Set(person.email_verified.map(Timestamp::millis)),
        language: NotSet,
        failures: NotSet,
        session_epoch: NotSet,
    }
}
