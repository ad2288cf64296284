//! Logging in. Whoever fails learns nothing but that they failed: not from the answer, and not from the time it took.

use super::ceiling::Ceiling;
use crate::entity::person::{ActiveModel, Column, Entity, Model};
use crate::letters;
use crate::limits;
use crate::links::{self, Purpose};
use crate::password::{Hash, Verdict};
use crate::second_factor::{self, HalfWay};
use crate::sessions::Pass;
use crate::{Error, Store, audit, events};
use domain::account::Credentials;
use domain::{Password, UserId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    QueryFilter, QuerySelect, TransactionTrait,
};
use std::net::IpAddr;

/// How the audit log calls this way in.
const PASSWORD: &str = "password";

/// What a right password came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogIn {
    Done(Pass),
    /// Nobody is logged in yet: [`second_factor::finish`] goes on from here.
    NeedsSecondStep(HalfWay),
}

/// Checks what somebody claims. Tries are counted before anything is hashed.
pub async fn log_in(store: &Store, credentials: &Credentials, ip: IpAddr) -> Result<LogIn, Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    let tries = limits::LogIn::of(&credentials.login, ip);
    tries.count(store).await?;
    let person = by_login(store.reader(), &credentials.login)
        .await?
        .filter(|person| person.disabled.is_none());
    let ceiling = Ceiling::of(store, person.as_ref()).await?;
    let open = person.as_ref().filter(|_| !ceiling.is_reached());
    let verdict = verify(store, open, credentials.password.as_ref()).await?;
    match (person, &credentials.password) {
        (Some(person), Some(password)) if verdict.is_right() => {
            let hash = renewed(store, &person, password, verdict).await;
            let done = if second_factor::is_on(store, UserId(person.id)).await? {
                half_way(store, &person, hash, &tries, &ceiling).await?
            } else {
                welcome(store, &person, hash, &tries, &ceiling).await?
            };
            match done {
                Some(done) => Ok(done),
                None => Err(fail(store, &credentials.login, &person).await),
            }
        }
        (person, _) => {
            if let (Some(person), Verdict::Refused(why)) = (&person, verdict) {
                let refused = events::hash_refused(UserId(person.id), why);
                audit::note_hourly(store, refused).await;
            }
            // One transaction for everybody: whoever waits for two of them has an account.
            let tx = store.begin().await?;
            ceiling.count(&tx).await?;
            let person = person.map(|person| UserId(person.id));
            events::login_failed(&credentials.login, person)
                .commit(store, tx)
                .await?;
            Err(Error::WrongCredentials)
        }
    }
}

async fn fail(store: &Store, login: &str, person: &Model) -> Error {
    let person = UserId(person.id);
    events::login_failed(login, Some(person)).note(store).await;
    Error::WrongCredentials
}

/// Whose address or handle it is. Handles have no `@`.
pub(crate) async fn by_login(
    db: &impl ConnectionTrait,
    login: &str,
) -> Result<Option<Model>, Error> {
    // Nobody's; and PostgreSQL would refuse to look.
    if login.contains('\0') {
        return Ok(None);
    }
    let key = login.to_lowercase();
    let column = if key.contains('@') {
        Column::EmailKey
    } else {
        Column::HandleKey
    };
    Ok(Entity::find().filter(column.eq(key)).one(db).await?)
}

/// Takes the time of a check even where there is nobody, no password, or no way in.
async fn verify(
    store: &Store,
    person: Option<&Model>,
    password: Option<&Password>,
) -> Result<Verdict, Error> {
    let passwords = store.passwords();
    match password {
        Some(password) => {
            let stored = person.and_then(|person| person.password_hash.as_deref());
            passwords.verify(stored, password).await
        }
        None => passwords.pretend().await,
    }
}

/// A hash of today's kind for a password that was found right under an older one. Without it the person still gets in.
async fn renewed(
    store: &Store,
    person: &Model,
    password: &Password,
    verdict: Verdict,
) -> Option<Hash> {
    if !verdict.needs_new_hash() {
        return None;
    }
    let hash = store.passwords().hash(password).await;
    hash.inspect_err(|error| tracing::warn!(person = person.id, %error, "no new hash was made"))
        .ok()
}

/// Whether what was checked still holds: nobody closed the account, logged everybody out of it or changed its password
/// meanwhile, and the wrong passwords of others did not become too many.
async fn still_holds(
    tx: &DatabaseTransaction,
    person: &Model,
    ceiling: &Ceiling,
) -> Result<bool, Error> {
    let now = Entity::find_by_id(person.id)
        .filter(Column::Disabled.is_null())
        .filter(Column::SessionEpoch.eq(person.session_epoch))
        .lock_exclusive()
        .one(tx)
        .await?;
    match now {
        Some(now) => Ok(!ceiling.is_reached_by(tx, &now).await?),
        None => Ok(false),
    }
}

/// The password was right, and the rest is still to come. `None` if that holds no longer.
async fn half_way(
    store: &Store,
    person: &Model,
    hash: Option<Hash>,
    tries: &limits::LogIn,
    ceiling: &Ceiling,
) -> Result<Option<LogIn>, Error> {
    let tx = store.begin().await?;
    if !still_holds(&tx, person, ceiling).await? {
        tx.rollback().await?;
        return Ok(None);
    }
    tries.forget(&tx).await?;
    ceiling.forget(store, &tx, person).await?;
    renew(&tx, person, hash.as_ref()).await;
    let half_way = HalfWay::new(person, PASSWORD);
    let person = UserId(person.id);
    // Who knows the password needs no link in the place of it.
    links::void(&tx, person, &[Purpose::Reset]).await?;
    if store.actor().is_person() {
        events::confirmed(person, PASSWORD)
            .commit(store, tx)
            .await?;
    } else {
        tx.commit().await?;
    }
    letters::announce(store);
    Ok(Some(LogIn::NeedsSecondStep(half_way)))
}

/// Everything that a successful log-in changes, in one transaction. `None` if what was checked holds no longer.
async fn welcome(
    store: &Store,
    person: &Model,
    hash: Option<Hash>,
    tries: &limits::LogIn,
    ceiling: &Ceiling,
) -> Result<Option<LogIn>, Error> {
    let tx = store.begin().await?;
    if !still_holds(&tx, person, ceiling).await? {
        tx.rollback().await?;
        return Ok(None);
    }
    tries.forget(&tx).await?;
    ceiling.forget(store, &tx, person).await?;
    // Who knows the password needs no link in the place of it.
    links::void(&tx, UserId(person.id), &[Purpose::Reset]).await?;
    let seen = ActiveModel {
        last_login: Set(Some(store.now().millis())),
        ..ActiveModel::default()
    };
    Entity::update_many()
        .set(seen)
        .filter(Column::Id.eq(person.id))
        .exec(&tx)
        .await?;
    renew(&tx, person, hash.as_ref()).await;
    let id = UserId(person.id);
    let told = if store.actor().is_person() {
        events::confirmed(id, PASSWORD)
    } else {
        events::logged_in(id, PASSWORD)
    };
    told.commit(store, tx).await?;
    letters::announce(store);
    Ok(Some(LogIn::Done(Pass::of(person))))
}

/// Puts the new hash, if there is one, in the place of the old.
async fn renew(tx: &DatabaseTransaction, person: &Model, hash: Option<&Hash>) {
    let Some(hash) = hash else { return };
    if let Err(error) = replace(tx, person, hash).await {
        tracing::warn!(person = person.id, %error, "the old hash stays");
    }
}

/// Replaces the hash if it is still the one that was checked. What goes wrong in here undoes nothing else.
async fn replace(tx: &DatabaseTransaction, person: &Model, hash: &Hash) -> Result<(), DbErr> {
    let savepoint = tx.begin().await?;
    let replaced = Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(hash.as_str()))
        .filter(Column::Id.eq(person.id))
        .filter(Column::PasswordHash.eq(person.password_hash.as_deref()))
        .exec(&savepoint)
        .await;
    if let Err(error) = replaced {
        savepoint.rollback().await?;
        return Err(error);
    }
    savepoint.commit().await?;
    events::password_rehashed(UserId(person.id));
    Ok(())
}
