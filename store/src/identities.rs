//! Accounts at providers that open an account here. What counts is the issuer and the subject; an address that a
//! provider tells opens nothing.

use crate::accounts::LogIn;
use crate::entity::identity::{ActiveModel, Column, Entity, Model};
use crate::entity::person;
use crate::second_factor::{self, HalfWay};
use crate::sessions::Pass;
use crate::{Error, Store, accounts, events, passkeys};
use domain::provider::{LinkedIdentity, WaysIn};
use domain::{EmailAddress, Identity, IdentityId, Timestamp, UserId};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction,
    EntityTrait, IntoActiveModel, NotSet, QueryFilter, QueryOrder, QuerySelect,
};
use std::net::IpAddr;

/// Logs in whoever the identity belongs to, or asks for their second step: `None` where it is nobody's,
/// [`Error::WrongCredentials`] where the account is disabled.
pub async fn log_in(
    store: &Store,
    identity: &Identity,
    ip: IpAddr,
) -> Result<Option<LogIn>, Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    let provider = identity.provider.as_str();
    let tx = store.begin().await?;
    let Some(row) = find(&tx, identity).await? else {
        return Ok(None);
    };
    let id = UserId(row.person_id);
    let person = accounts::by_id(&tx, id).await?;
    if person.disabled.is_some() {
        // Noting it writes too, and there is one who writes at a time.
        tx.rollback().await?;
        let failed = events::login_failed(provider, Some(id));
        failed.note(store).await;
        return Err(Error::WrongCredentials);
    }
    note_use(&tx, row, store.now()).await?;
    if second_factor::is_on_in(&tx, id).await? {
        tx.commit().await?;
        let half_way = HalfWay::new(&person, provider);
        return Ok(Some(LogIn::NeedsSecondStep(half_way)));
    }
    person::Entity::update_many()
        .col_expr(person::Column::LastLogin, Expr::value(store.now().millis()))
        .filter(person::Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    events::logged_in(id, provider).commit(store, tx).await?;
    Ok(Some(LogIn::Done(Pass::of(&person))))
}

async fn note_use(tx: &DatabaseTransaction, row: Model, now: Timestamp) -> Result<(), Error> {
    let mut row = row.into_active_model();
    row.last_login = Set(Some(now.millis()));
    row.update(tx).await?;
    Ok(())
}

/// Whether somebody has an account with that address.
pub async fn is_taken(store: &Store, email: &EmailAddress) -> Result<bool, Error> {
    let owner = accounts::by_login(store.reader(), email.as_str()).await?;
    Ok(owner.is_some())
}

/// From now on the identity opens that account. Does nothing if it does already; [`Error::LinkedElsewhere`] if it opens
/// another.
pub async fn link(store: &Store, person: UserId, identity: &Identity) -> Result<(), Error> {
    let tx = store.begin().await?;
    match insert(&tx, person, identity, store.now()).await {
        Err(Error::LinkedElsewhere) => {
            let owner = find(&tx, identity).await?.map(|row| row.person_id);
            return if owner == Some(person.0) {
                Ok(())
            } else {
                Err(Error::LinkedElsewhere)
            };
        }
        other => other?,
    }
    events::provider_linked(person, identity.provider.as_str())
        .commit(store, tx)
        .await
}

/// The identity opens the account no longer. [`Error::LastWayIn`] if nothing else did.
pub async fn unlink(store: &Store, person: UserId, id: IdentityId) -> Result<(), Error> {
    let tx = store.begin().await?;
    // Of two that are unlinked at once, one is the last.
    let owner = accounts::locked(&tx, person).await?;
    let rows = rows_of(&tx, person).await?;
    let passkeys = passkeys::count(&tx, person).await?;
    let ways = ways(owner.password_hash.is_some(), &rows, passkeys);
    let found = rows.into_iter().find(|row| row.id == id.0);
    let found = found.ok_or(Error::NotFound)?;
    if !ways.can_unlink() {
        return Err(Error::LastWayIn);
    }
    Entity::delete_by_id(found.id).exec(&tx).await?;
    events::provider_unlinked(person, &found.provider)
        .commit(store, tx)
        .await
}

/// Notes that it is still whoever is logged in: the provider says so. [`Error::NotFound`] if the identity is not one that
/// opens their account.
pub async fn confirm(store: &Store, person: UserId, identity: &Identity) -> Result<(), Error> {
    let tx = store.begin().await?;
    let row = find(&tx, identity).await?;
    let row = row.filter(|row| row.person_id == person.0);
    note_use(&tx, row.ok_or(Error::NotFound)?, store.now()).await?;
    events::confirmed(person, identity.provider.as_str())
        .commit(store, tx)
        .await
}

/// Everything that opens an account, the oldest first.
pub async fn ways_in(store: &Store, person: UserId) -> Result<WaysIn, Error> {
    ways_in_of(store.reader(), person).await
}

/// The same, as part of something larger.
pub(crate) async fn ways_in_of(db: &impl ConnectionTrait, person: UserId) -> Result<WaysIn, Error> {
    let hash: Option<Option<String>> = person::Entity::find_by_id(person.0)
        .select_only()
        .column(person::Column::PasswordHash)
        .into_tuple()
        .one(db)
        .await?;
    let has_password = hash.ok_or(Error::NotFound)?.is_some();
    let passkeys = passkeys::count(db, person).await?;
    Ok(ways(has_password, &rows_of(db, person).await?, passkeys))
}

/// [`Error::LinkedElsewhere`] if it is somebody's already.
pub(crate) async fn insert(
    tx: &DatabaseTransaction,
    person: UserId,
    identity: &Identity,
    now: Timestamp,
) -> Result<(), Error> {
    let row = ActiveModel {
        id: NotSet,
        person_id: Set(person.0),
        provider: Set(identity.provider.to_string()),
        issuer: Set(identity.issuer.clone()),
        subject: Set(identity.subject.clone()),
        email: Set(identity.email.as_ref().map(ToString::to_string)),
        created: Set(now.millis()),
        last_login: NotSet,
    };
    let key = OnConflict::columns([Column::Issuer, Column::Subject])
        .do_nothing()
        .to_owned();
    let inserted = Entity::insert(row)
        .on_conflict(key)
        .exec_without_returning(tx)
        .await?;
    if inserted == 1 {
        Ok(())
    } else {
        Err(Error::LinkedElsewhere)
    }
}

async fn find(db: &impl ConnectionTrait, identity: &Identity) -> Result<Option<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::Issuer.eq(identity.issuer.as_str()))
        .filter(Column::Subject.eq(identity.subject.as_str()))
        .one(db)
        .await?)
}

async fn rows_of(db: &impl ConnectionTrait, person: UserId) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

fn ways(has_password: bool, rows: &[Model], passkeys: u64) -> WaysIn {
    let linked = rows.iter().map(|row| LinkedIdentity {
        id: IdentityId(row.id),
        provider: row.provider.clone(),
        email: row.email.clone(),
        since: Timestamp::from_millis(row.created),
        last_used: row.last_login.map(Timestamp::from_millis),
    });
    WaysIn {
        has_password,
        linked: linked.collect(),
        passkeys,
    }
}
