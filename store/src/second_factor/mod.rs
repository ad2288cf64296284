//! The second step of logging in: an authenticator app (TOTP, RFC 6238) or a passkey, and ten codes for when both are lost.
//!
//! * A code of the app counts once, in its own 30 seconds and those before and after.
//! * A recovery code counts once. The database has a hash of it.
//! * Whoever is half way in is nobody yet: a session remembers [`HalfWay`], and [`finish`] makes a viewer of it.

use crate::entity::{person, recovery_code, totp};
use crate::letters::{self, Recipient};
use crate::{Error, Store, accounts, events, passkeys};
use domain::second_factor::SecondFactor;
use domain::{Factor, Letter, Timestamp, UserId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
};

mod app;
mod codes;
mod half_way;
mod still_them;

pub use app::{begin, being_set_up, confirm, turn_off};
pub use codes::renew;
pub use half_way::{Finished, HalfWay, finish, needs};
pub use still_them::still_them;

pub(crate) use codes::make as make_codes;
pub(crate) use half_way::{note_login, still};

/// What somebody has set up.
pub async fn of(store: &Store, person: UserId) -> Result<SecondFactor, Error> {
    let app = confirmed_app(store.reader(), person).await?;
    let (codes_left, made) = codes::left(store.reader(), person).await?;
    Ok(SecondFactor {
        app_since: app
            .and_then(|app| app.confirmed_at)
            .map(Timestamp::from_millis),
        passkeys: passkeys::count(store.reader(), person).await?,
        codes_left,
        codes_made: made.map(Timestamp::from_millis),
    })
}

/// Whether logging in takes a second step for somebody.
pub async fn is_on(store: &Store, person: UserId) -> Result<bool, Error> {
    is_on_in(store.reader(), person).await
}

/// Whether an app of theirs makes codes.
pub async fn has_app(store: &Store, person: UserId) -> Result<bool, Error> {
    Ok(confirmed_app(store.reader(), person).await?.is_some())
}

/// The same as [`is_on`], as part of something larger.
pub(crate) async fn is_on_in(db: &impl ConnectionTrait, person: UserId) -> Result<bool, Error> {
    let apps = totp::Entity::find_by_id(person.0)
        .filter(totp::Column::ConfirmedAt.is_not_null())
        .count(db)
        .await?;
    Ok(apps > 0 || passkeys::count(db, person).await? > 0)
}

/// Takes every second factor, passkeys among them, away from somebody who cannot get in any more. For the command line.
/// Says whether there was anything to take.
pub async fn rescue(store: &Store, person: UserId) -> Result<bool, Error> {
    let tx = store.begin().await?;
    let apps = totp::Entity::delete_by_id(person.0).exec(&tx).await?;
    let keys = passkeys::forget(&tx, person).await?;
    codes::forget(&tx, person).await?;
    if apps.rows_affected + keys == 0 {
        tx.commit().await?;
        return Ok(false);
    }
    let owner = accounts::by_id(&tx, person).await?;
    if apps.rows_affected > 0 {
        tell_owner(&tx, store.now(), &owner, Factor::CodesOff).await?;
    }
    if keys > 0 {
        tell_owner(&tx, store.now(), &owner, Factor::PasskeyRemoved).await?;
    }
    events::factor_removed(person, "everything")
        .commit(store, tx)
        .await?;
    Ok(true)
}

async fn confirmed_app(
    db: &impl ConnectionTrait,
    person: UserId,
) -> Result<Option<totp::Model>, Error> {
    Ok(totp::Entity::find_by_id(person.0)
        .filter(totp::Column::ConfirmedAt.is_not_null())
        .one(db)
        .await?)
}

/// Writes to the owner of an account that a way into it has changed.
pub(crate) async fn tell_owner(
    tx: &DatabaseTransaction,
    now: Timestamp,
    owner: &person::Model,
    what: Factor,
) -> Result<(), Error> {
    if let Some(recipient) = Recipient::of(owner) {
        let letter = Letter::FactorChanged { what };
        letters::queue(tx, now, recipient, &letter, None).await?;
    }
    Ok(())
}

/// Recovery codes without anything to recover are no use: they go with the last factor.
pub(crate) async fn forget_codes_of_nothing(
    tx: &DatabaseTransaction,
    person: UserId,
) -> Result<(), Error> {
    if !is_on_in(tx, person).await? {
        recovery_code::Entity::delete_many()
            .filter(recovery_code::Column::Person.eq(person.0))
            .exec(tx)
            .await?;
    }
    Ok(())
}
