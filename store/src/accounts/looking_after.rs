//! Accounts as an admin finds them.

use super::{by_login, role_of};
use crate::entity::person::{Column, Entity, Model};
use crate::{Error, Store};
use domain::people::Account;
use domain::{Handle, Timestamp, UserId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// Every account in the order of their making.
pub async fn list(store: &Store) -> Result<Vec<Account>, Error> {
    let rows = Entity::find()
        .order_by_asc(Column::Id)
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().map(Account::from).collect())
}

/// The account with that address or handle.
pub async fn find(store: &Store, login: &str) -> Result<Account, Error> {
    let login = login.trim().trim_start_matches('@');
    let row = by_login(store.reader(), login).await?;
    row.map(Account::from).ok_or(Error::NotFound)
}

/// The account with that number.
pub async fn get(store: &Store, id: UserId) -> Result<Account, Error> {
    Ok(by_id(store.reader(), id).await?.into())
}

/// The accounts with these numbers, in the order of their making; those that are gone are left out.
pub async fn some(store: &Store, ids: &[UserId]) -> Result<Vec<Account>, Error> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .order_by_asc(Column::Id)
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().map(Account::from).collect())
}

pub(crate) async fn by_id(db: &impl ConnectionTrait, id: UserId) -> Result<Model, Error> {
    let row = Entity::find_by_id(id.0).one(db).await?;
    row.ok_or(Error::NotFound)
}

/// The same, for whoever changes the account: it waits for its turn.
pub(crate) async fn locked(tx: &DatabaseTransaction, id: UserId) -> Result<Model, Error> {
    let row = Entity::find_by_id(id.0).lock_exclusive().one(tx).await?;
    row.ok_or(Error::NotFound)
}

impl From<Model> for Account {
    fn from(row: Model) -> Self {
        Self {
            id: UserId(row.id),
            email: row.email,
            name: row.name,
            handle: Handle::from_input(&row.handle),
            role: role_of(&row.role),
            created: Timestamp::from_millis(row.created),
            disabled: row.disabled.map(Timestamp::from_millis),
            last_login: row.last_login.map(Timestamp::from_millis),
        }
    }
}
