//! A device shows its key: to log in with nothing else, as the second step, or to confirm that it is still its owner.

use super::ceremony::{self, Asked, Purpose};
use super::{Party, credential, party, rows_of};
use crate::entity::passkey::{Column, Entity, Model};
use crate::entity::person;
use crate::links;
use crate::second_factor::{HalfWay, note_login, still};
use crate::sessions::Pass;
use crate::{Error, Store, accounts, events, limits};
use domain::UserId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use std::net::IpAddr;
use webauthn_rs::prelude::{DiscoverableAuthentication, Passkey, PublicKeyCredential};

/// How the audit log calls this way in.
const PASSKEY: &str = "passkey";

/// Asks whoever may come for any passkey of theirs. What is asked tells nothing about anybody.
pub async fn ask_to_log_in(store: &Store, party: &Party, ip: IpAddr) -> Result<Asked, Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    limits::passkey_question(store, ip).await?;
    let asked = party.ask(&[])?;
    ceremony::keep(store, Purpose::LogIn, None, asked).await
}

/// Lets in whoever shows a passkey: it stands for both steps, and no number of wrong passwords closes this door.
pub async fn log_in(
    store: &Store,
    party: &Party,
    key: &str,
    answer: &str,
    ip: IpAddr,
) -> Result<Pass, Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    limits::passkey(store, ip).await?;
    let shown = shown(store, party, (Purpose::LogIn, key, None), answer).await?;
    let id = UserId(shown.row.person);
    let tx = store.begin().await?;
    let owner = accounts::by_id(&tx, id).await?;
    if owner.disabled.is_some() || !shown.note_use(store, &tx).await? {
        // Noting it writes too, and there is one who writes at a time.
        tx.rollback().await?;
        return refuse(store, Some(id), "the account is closed, or the key is gone").await;
    }
    // Who has a passkey needs no link in the place of a password.
    links::void(&tx, id, &[links::Purpose::Reset]).await?;
    note_login(store, &tx, id).await?;
    events::logged_in(id, PASSKEY).commit(store, tx).await?;
    Ok(Pass::of(&owner))
}

/// Asks whoever is half way in for a passkey of theirs; [`Error::NotFound`] if they have none.
pub async fn ask_for_step(
    store: &Store,
    party: &Party,
    half_way: &HalfWay,
    ip: IpAddr,
) -> Result<Asked, Error> {
    ask_one(store, party, Purpose::Step, half_way.person(), ip).await
}

/// Takes the second step with it. [`Error::NotFound`] once the first counts no more.
pub async fn finish_step(
    store: &Store,
    party: &Party,
    half_way: &HalfWay,
    key: &str,
    answer: &str,
    ip: IpAddr,
) -> Result<Pass, Error> {
    let id = half_way.person();
    let store = &store.on_behalf_of(store.actor().at(ip));
    limits::passkey(store, ip).await?;
    let shown = shown(store, party, (Purpose::Step, key, Some(id)), answer).await?;
    let tx = store.begin().await?;
    let owner = still(person::Entity::find_by_id(id.0).one(&tx).await?, half_way)?;
    if !shown.note_use(store, &tx).await? {
        tx.rollback().await?;
        return refuse(store, Some(id), "the key is gone").await;
    }
    note_login(store, &tx, id).await?;
    let how = format!("{} and {PASSKEY}", half_way.how());
    events::logged_in(id, &how).commit(store, tx).await?;
    Ok(Pass::of(&owner))
}

/// Asks somebody who is logged in for a passkey of theirs; [`Error::NotFound`] if they have none.
pub async fn ask_to_confirm(
    store: &Store,
    party: &Party,
    person: UserId,
    ip: IpAddr,
) -> Result<Asked, Error> {
    ask_one(store, party, Purpose::Confirm, person, ip).await
}

/// Whether it still is them.
pub async fn confirm(
    store: &Store,
    party: &Party,
    person: UserId,
    key: &str,
    answer: &str,
    ip: IpAddr,
) -> Result<(), Error> {
    limits::passkey(store, ip).await?;
    let asked = (Purpose::Confirm, key, Some(person));
    let shown = shown(store, party, asked, answer).await?;
    let tx = store.begin().await?;
    if !shown.note_use(store, &tx).await? {
        tx.rollback().await?;
        return refuse(store, Some(person), "the key is gone").await;
    }
    events::confirmed(person, PASSKEY).commit(store, tx).await
}

async fn ask_one(
    store: &Store,
    party: &Party,
    purpose: Purpose,
    person: UserId,
    ip: IpAddr,
) -> Result<Asked, Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    limits::passkey_question(store, ip).await?;
    let rows = rows_of(store.reader(), person).await?;
    let keys: Vec<Passkey> = rows
        .iter()
        .filter_map(|row| serde_json::from_str(&row.data).ok())
        .collect();
    // A question without names is for whoever may come, which is another one.
    if keys.is_empty() {
        return Err(Error::NotFound);
    }
    let asked = party.ask(&keys)?;
    ceremony::keep(store, purpose, Some(person), asked).await
}

/// A key that was shown, and that is right.
struct Shown {
    row: Model,
    /// The key with its counter as it is now, as JSON.
    data: String,
}

/// `person` is whose key it has to be; without one the device says whose it is, and has to be right about it.
async fn shown(
    store: &Store,
    party: &Party,
    (purpose, key, person): (Purpose, &str, Option<UserId>),
    answer: &str,
) -> Result<Shown, Error> {
    let state: DiscoverableAuthentication = ceremony::take(store, key, purpose, person).await?;
    let Some(answer) = party::read::<PublicKeyCredential>(answer) else {
        return refuse(store, person, "the answer cannot be read").await;
    };
    let row = Entity::find()
        .filter(Column::Credential.eq(credential(answer.get_credential_id())))
        .one(store.reader())
        .await?;
    let owner = row.as_ref().map(|row| UserId(row.person));
    let is_theirs = match (owner, person) {
        (Some(owner), Some(person)) => owner == person,
        (Some(owner), None) => {
            answer.get_user_unique_id() == Some(party::user(owner).as_bytes().as_slice())
        }
        (None, _) => false,
    };
    let known = row.filter(|_| is_theirs).and_then(|row| {
        let key: Passkey = serde_json::from_str(&row.data).ok()?;
        Some((row, key))
    });
    let Some((row, mut key)) = known else {
        return refuse(
            store,
            person.or(owner),
            "it is unknown here, or somebody else's",
        )
        .await;
    };
    match party.check(&answer, state, &key) {
        Ok(result) => {
            key.update_credential(&result);
            let data = serde_json::to_string(&key).map_err(|_shape| Error::PasskeyRefused)?;
            Ok(Shown { row, data })
        }
        Err(why) => refuse(store, owner, why).await,
    }
}

impl Shown {
    /// Writes down that the key was used, and how far its counter is. `false` where it is not any more what it was when it
    /// was looked at: removed, or used by somebody else at the same moment.
    async fn note_use(&self, store: &Store, tx: &DatabaseTransaction) -> Result<bool, Error> {
        let noted = Entity::update_many()
            .col_expr(Column::Data, Expr::value(self.data.as_str()))
            .col_expr(Column::LastUsed, Expr::value(store.now().millis()))
            .filter(Column::Id.eq(self.row.id))
            .filter(Column::Data.eq(self.row.data.as_str()))
            .exec(tx)
            .await?;
        Ok(noted.rows_affected == 1)
    }
}

/// Turns somebody away. Why, the log has.
async fn refuse<T>(store: &Store, person: Option<UserId>, why: &str) -> Result<T, Error> {
    events::passkey_refused(person, why).note(store).await;
    Err(Error::PasskeyRefused)
}
