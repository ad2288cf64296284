//! An authenticator app: setting it up, checking its codes, turning it off.

use super::{codes, confirmed_app, forget_codes_of_nothing, tell_owner};
use crate::entity::totp::{ActiveModel, Column, Entity, Model};
use crate::{Error, Store, accounts, events, letters};
use domain::second_factor::{RecoveryCodes, StepCode};
use domain::{Factor, UserId};
use rand::RngExt;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};
use totp_rs::{Builder, Secret, Totp};

/// How the audit log calls it.
const APP: &str = "authenticator app";

/// What is to be told to an app: the secret in base32, and the address that says everything.
#[derive(Clone, PartialEq, Eq)]
pub struct BeingSetUp {
    pub secret: String,
    pub address: String,
}

/// Makes a secret for an app that is to be set up, in the place of any that was not confirmed. Somebody who has an app
/// already keeps it: [`Error::Stale`].
pub async fn begin(store: &Store, person: UserId) -> Result<(), Error> {
    // 160 bits, as long as what the hash of SHA-1 gives.
    let secret: [u8; 20] = rand::rng().random();
    let tx = store.begin().await?;
    if confirmed_app(&tx, person).await?.is_some() {
        return Err(Error::Stale);
    }
    let row = ActiveModel {
        person: Set(person.0),
        secret: Set(Secret::from(secret).to_base32()),
        confirmed_at: NotSet,
        last_step: Set(0),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Person)
                .update_columns([Column::Secret, Column::LastStep])
                .to_owned(),
        )
        .exec_without_returning(&tx)
        .await?;
    Ok(tx.commit().await?)
}

/// The app that somebody is setting up, as `site` and under the name that they have there.
pub async fn being_set_up(
    store: &Store,
    person: UserId,
    site: &str,
    name: &str,
) -> Result<Option<BeingSetUp>, Error> {
    let row = Entity::find_by_id(person.0)
        .filter(Column::ConfirmedAt.is_null())
        .one(store.reader())
        .await?;
    let Some(row) = row else { return Ok(None) };
    // The colon stands between the two in the address, and in neither.
    let plain = |text: &str| text.replace(':', " ");
    let app = Builder::new()
        .with_secret(secret_of(&row)?)
        .with_issuer(Some(plain(site)))
        .with_account_name(plain(name))
        .build()
        .map_err(broken)?;
    Ok(Some(BeingSetUp {
        address: app.to_url().map_err(broken)?,
        secret: row.secret,
    }))
}

/// Takes the first code of an app that was set up, asks for one from now on, and gives out recovery codes.
pub async fn confirm(
    store: &Store,
    person: UserId,
    code: &StepCode,
) -> Result<RecoveryCodes, Error> {
    let tx = store.begin().await?;
    let row = Entity::find_by_id(person.0)
        .lock_exclusive()
        .one(&tx)
        .await?
        .ok_or(Error::NotFound)?;
    if row.confirmed_at.is_some() {
        return Err(Error::Stale);
    }
    let step = match code {
        StepCode::App(digits) => step_of(store, &row, digits)?,
        StepCode::Recovery(_) => None,
    };
    let step = step.ok_or(Error::WrongStepCode)?;
    Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(store.now().millis()))
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::Person.eq(person.0))
        .exec(&tx)
        .await?;
    let codes = codes::make(store, &tx, person).await?;
    let owner = accounts::by_id(&tx, person).await?;
    tell_owner(&tx, store.now(), &owner, Factor::CodesOn).await?;
    events::factor_added(person, APP).commit(store, tx).await?;
    letters::announce(store);
    Ok(codes)
}

/// Turns the app off: its codes are asked for no longer. [`Error::NotFound`] if there is none.
pub async fn turn_off(store: &Store, person: UserId) -> Result<(), Error> {
    let tx = store.begin().await?;
    let gone = Entity::delete_many()
        .filter(Column::Person.eq(person.0))
        .filter(Column::ConfirmedAt.is_not_null())
        .exec(&tx)
        .await?;
    if gone.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    forget_codes_of_nothing(&tx, person).await?;
    let owner = accounts::by_id(&tx, person).await?;
    tell_owner(&tx, store.now(), &owner, Factor::CodesOff).await?;
    events::factor_removed(person, APP)
        .commit(store, tx)
        .await?;
    letters::announce(store);
    Ok(())
}

/// Uses up a code of the app. Of many who try the same at once one is told that it counts: the database decides.
pub(super) async fn take(
    store: &Store,
    tx: &DatabaseTransaction,
    person: UserId,
    digits: &str,
) -> Result<bool, Error> {
    let Some(app) = confirmed_app(tx, person).await? else {
        return Ok(false);
    };
    let Some(step) = step_of(store, &app, digits)? else {
        return Ok(false);
    };
    let taken = Entity::update_many()
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::Person.eq(person.0))
        .filter(Column::LastStep.lt(step))
        .filter(Column::ConfirmedAt.is_not_null())
        .exec(tx)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Which stretch of 30 seconds a code belongs to, if it is one that counts now: this one, the one before, the one after.
/// Compared in constant time.
fn step_of(store: &Store, app: &Model, digits: &str) -> Result<Option<i64>, Error> {
    let now = u64::try_from(store.now().millis() / 1000).unwrap_or(0);
    let step = checker(app)?.check(digits, now);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// SHA-1, six digits, 30 seconds: what every app takes, and the defaults of the crate.
fn checker(app: &Model) -> Result<Totp, Error> {
    let builder = Builder::new().with_secret(secret_of(app)?).with_skew(1);
    builder.build().map_err(broken)
}

fn secret_of(app: &Model) -> Result<Secret, Error> {
    Secret::try_from_base32(&app.secret).map_err(broken)
}

/// A row that this program did not write. What is wrong with it might tell the secret.
fn broken<E>(_cause: E) -> Error {
    tracing::error!("the secret of an authenticator app cannot be read");
    Error::NotFound
}
