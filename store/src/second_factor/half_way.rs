//! Between the password and the second step: what is remembered of somebody who is nobody yet.

use super::{app, codes, is_on_in, tell_owner};
use crate::entity::person::{ActiveModel, Column, Entity, Model};
use crate::limits::SecondStep;
use crate::sessions::Pass;
use crate::{Error, Store, audit, events, letters};
use domain::second_factor::StepCode;
use domain::{Factor, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// Whose password was right, or who was sent by a provider. Kept on the server, in a session that belongs to nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfWay {
    person: UserId,
    /// Of the account when the first step was begun: it changes when everybody is logged out, as by another password.
    #[serde(default)]
    epoch: i64,
    /// What the first step was, in the words of the audit log.
    how: String,
}

impl HalfWay {
    /// `person` as they were found before anything was checked.
    pub(crate) fn new(person: &Model, how: &str) -> Self {
        Self {
            person: UserId(person.id),
            epoch: person.session_epoch,
            how: how.to_owned(),
        }
    }

    /// What the first step was, in the words of the audit log.
    pub(crate) fn how(&self) -> &str {
        &self.how
    }

    #[must_use]
    pub const fn person(&self) -> UserId {
        self.person
    }
}

/// Whoever has taken the second step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    pub pass: Pass,
    /// How many recovery codes are left, if one was used.
    pub codes_left: Option<u64>,
}

/// Whether somebody still is half way: [`Error::NotFound`] once their password was changed, their account closed or everybody
/// logged out of it.
pub async fn needs(store: &Store, half_way: &HalfWay) -> Result<(), Error> {
    let row = Entity::find_by_id(half_way.person.0)
        .one(store.reader())
        .await?;
    still(row, half_way).map(drop)
}

/// That row, if it is of somebody who still is.
pub(crate) fn still(row: Option<Model>, half_way: &HalfWay) -> Result<Model, Error> {
    row.filter(|row| row.disabled.is_none())
        .filter(|row| row.session_epoch == half_way.epoch)
        .ok_or(Error::NotFound)
}

/// Takes the second step. Tries are counted before a code is looked at. [`Error::NotFound`] as for [`needs`].
pub async fn finish(
    store: &Store,
    half_way: &HalfWay,
    code: &StepCode,
    ip: IpAddr,
) -> Result<Finished, Error> {
    let person = half_way.person;
    let store = &store.on_behalf_of(store.actor().at(ip));
    let tries = SecondStep::of(person, ip);
    tries.count(store).await?;
    let tx = store.begin().await?;
    let row = still(Entity::find_by_id(person.0).one(&tx).await?, half_way)?;
    let codes_left = match take(store, &tx, person, code).await? {
        Some(taken) => taken,
        None => {
            tx.rollback().await?;
            events::second_step_failed(person).note(store).await;
            return Err(Error::WrongStepCode);
        }
    };
    tries.forget(&tx).await?;
    note_login(store, &tx, person).await?;
    if codes_left.is_some() {
        let told = [
            events::recovery_code_used(person),
            events::logged_in(person, &format!("{} and recovery code", half_way.how)),
        ];
        tell_owner(&tx, store.now(), &row, Factor::RecoveryCodeUsed).await?;
        audit::commit_all(store, tx, &told).await?;
        letters::announce(store);
    } else {
        let how = format!("{} and code", half_way.how);
        events::logged_in(person, &how).commit(store, tx).await?;
    }
    let pass = Pass::of(&row);
    Ok(Finished { pass, codes_left })
}

/// `None` for a code that does not count; or else how many recovery codes are left, if it was one.
async fn take(
    store: &Store,
    tx: &DatabaseTransaction,
    person: UserId,
    code: &StepCode,
) -> Result<Option<Option<u64>>, Error> {
    // Turned off in the meantime: then there is nothing that a code could be right for, and the way in is the front door.
    if !is_on_in(tx, person).await? {
        return Ok(None);
    }
    match code {
        StepCode::App(digits) => {
            let right = app::take(store, tx, person, digits).await?;
            Ok(right.then_some(None))
        }
        StepCode::Recovery(code) => {
            if !codes::take(store, tx, person, code).await? {
                return Ok(None);
            }
            let (left, _) = codes::left(tx, person).await?;
            Ok(Some(Some(left)))
        }
    }
}

pub(crate) async fn note_login(
    store: &Store,
    tx: &DatabaseTransaction,
    person: UserId,
) -> Result<(), Error> {
    let seen = ActiveModel {
        last_login: Set(Some(store.now().millis())),
        ..ActiveModel::default()
    };
    Entity::update_many()
        .set(seen)
        .filter(Column::Id.eq(person.0))
        .exec(tx)
        .await?;
    Ok(())
}
