//! A device makes a key for somebody.

use super::ceremony::{self, Asked, Purpose};
use super::{Party, credential, rows_of};
use crate::entity::passkey::{ActiveModel, Column, Entity};
use crate::{Error, Store, accounts, events, letters, second_factor};
use domain::passkey::MOST;
use domain::second_factor::RecoveryCodes;
use domain::{Factor, Field, PasskeyName, UserId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
};
use webauthn_rs::prelude::{Passkey, PasskeyRegistration};

/// Asks for a key that is none of those that somebody has already. [`Error::Stale`] for whoever has too many.
pub async fn ask_to_add(store: &Store, party: &Party, person: UserId) -> Result<Asked, Error> {
    let owner = accounts::by_id(store.reader(), person).await?;
    let rows = rows_of(store.reader(), person).await?;
    if rows.len() as u64 >= MOST {
        return Err(Error::Stale);
    }
    let keys = rows
        .iter()
        .filter_map(|row| serde_json::from_str::<Passkey>(&row.data).ok());
    let known = keys.map(|key| key.cred_id().clone()).collect();
    let asked = party.ask_for_new(person, &owner.handle, &owner.name, known)?;
    ceremony::keep(store, Purpose::Add, Some(person), asked).await
}

/// Takes the key that a device made. Gives recovery codes to somebody whose password alone opened the account until now.
///
/// [`Error::Taken`] if the key is somebody's already, whoever that is.
pub async fn add(
    store: &Store,
    party: &Party,
    person: UserId,
    key: &str,
    name: &PasskeyName,
    answer: &str,
) -> Result<Option<RecoveryCodes>, Error> {
    let state: PasskeyRegistration = ceremony::take(store, key, Purpose::Add, Some(person)).await?;
    let made = party.made(answer, &state).ok_or(Error::PasskeyRefused)?;
    let row = ActiveModel {
        id: NotSet,
        person: Set(person.0),
        credential: Set(credential(made.cred_id())),
        name: Set(name.as_str().to_owned()),
        data: Set(serde_json::to_string(&made).map_err(|_shape| Error::PasskeyRefused)?),
        created: Set(store.now().millis()),
        last_used: NotSet,
    };
    let tx = store.begin().await?;
    // Of two that are added at once, one is the first.
    let owner = accounts::locked(&tx, person).await?;
    let alone = !second_factor::is_on_in(&tx, person).await?;
    let taken = OnConflict::column(Column::Credential)
        .do_nothing()
        .to_owned();
    let inserted = Entity::insert(row)
        .on_conflict(taken)
        .exec_without_returning(&tx)
        .await?;
    if inserted == 0 {
        return Err(Error::Taken(Field::Passkey));
    }
    let codes = if alone {
        Some(second_factor::make_codes(store, &tx, person).await?)
    } else {
        None
    };
    second_factor::tell_owner(&tx, store.now(), &owner, Factor::PasskeyAdded).await?;
    events::passkey_added(person, name.as_str())
        .commit(store, tx)
        .await?;
    letters::announce(store);
    Ok(codes)
}
