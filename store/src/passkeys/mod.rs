//! Passkeys (WebAuthn): keys on people's own devices that open their account, alone or after the password.
//!
//! * A device shows its key to the site's own address and to no other, and only once its owner has proved to it who they
//!   are, by a finger or a PIN: a passkey counts as both steps.
//! * Of a key the site has the public half. Whoever reads the database can open nothing with it.
//! * What was asked of a device is kept here. One answer to it counts, once, in the session that asked, for a short while.

use crate::entity::passkey::{Column, Entity, Model};
use crate::letters;
use crate::{Error, Store, accounts, events, hash, identities, second_factor};
use domain::passkey::OwnPasskey;
use domain::{Factor, PasskeyId, PasskeyName, Timestamp, UserId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder,
};

mod adding;
mod ceremony;
mod party;
mod showing;

pub use adding::{add, ask_to_add};
pub use ceremony::{Asked, sweep};
pub use party::Party;
pub use showing::{ask_for_step, ask_to_confirm, ask_to_log_in, confirm, finish_step, log_in};

/// Somebody's passkeys, the oldest first.
pub async fn of(store: &Store, person: UserId) -> Result<Vec<OwnPasskey>, Error> {
    let rows = rows_of(store.reader(), person).await?;
    Ok(rows.into_iter().map(OwnPasskey::from).collect())
}

/// Whether somebody has any.
pub async fn has_any(store: &Store, person: UserId) -> Result<bool, Error> {
    Ok(count(store.reader(), person).await? > 0)
}

pub(crate) async fn count(db: &impl ConnectionTrait, person: UserId) -> Result<u64, Error> {
    let theirs = Entity::find().filter(Column::Person.eq(person.0));
    Ok(theirs.count(db).await?)
}

/// Gives a passkey another name.
pub async fn rename(
    store: &Store,
    person: UserId,
    id: PasskeyId,
    name: &PasskeyName,
) -> Result<(), Error> {
    let tx = store.begin().await?;
    let named = Entity::update_many()
        .col_expr(Column::Name, Expr::value(name.as_str()))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Person.eq(person.0))
        .exec(&tx)
        .await?;
    if named.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    Ok(tx.commit().await?)
}

/// The passkey opens the account no longer. [`Error::LastWayIn`] if nothing else does.
pub async fn remove(store: &Store, person: UserId, id: PasskeyId) -> Result<(), Error> {
    let tx = store.begin().await?;
    // Of two ways in that are taken away at once, one is the last.
    let owner = accounts::locked(&tx, person).await?;
    let found = Entity::find_by_id(id.0)
        .filter(Column::Person.eq(person.0))
        .one(&tx)
        .await?;
    let found = found.ok_or(Error::NotFound)?;
    let ways = identities::ways_in_of(&tx, person).await?;
    if !ways.can_remove_passkey() {
        return Err(Error::LastWayIn);
    }
    Entity::delete_by_id(found.id).exec(&tx).await?;
    second_factor::forget_codes_of_nothing(&tx, person).await?;
    second_factor::tell_owner(&tx, store.now(), &owner, Factor::PasskeyRemoved).await?;
    events::passkey_removed(person, &found.name)
        .commit(store, tx)
        .await?;
    letters::announce(store);
    Ok(())
}

/// Takes all of somebody's passkeys away. Says how many there were.
pub(crate) async fn forget(tx: &DatabaseTransaction, person: UserId) -> Result<u64, Error> {
    let gone = Entity::delete_many()
        .filter(Column::Person.eq(person.0))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}

async fn rows_of(db: &impl ConnectionTrait, person: UserId) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::Person.eq(person.0))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// What the database knows a key by: the number that its device gave it, which may be long.
fn credential(number: &[u8]) -> String {
    hash::of(&[b"passkey", number])
}

impl From<Model> for OwnPasskey {
    fn from(row: Model) -> Self {
        Self {
            id: PasskeyId(row.id),
            name: row.name,
            since: Timestamp::from_millis(row.created),
            last_used: row.last_used.map(Timestamp::from_millis),
        }
    }
}
