//! What an admin does about accounts. The site never loses its last admin on the way.

use super::{by_login, role_of};
use crate::entity::person::{ActiveModel, Column, Entity, Model};
use crate::{Error, Store, events, sessions, settings};
use domain::{Handle, Role, Timestamp, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
};

/// An account as an admin sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: UserId,
    pub email: Option<String>,
    pub name: String,
    pub handle: Handle,
    pub role: Role,
    pub created: Timestamp,
    pub disabled: Option<Timestamp>,
    pub last_login: Option<Timestamp>,
}

/// Every account in the order of their making.
pub async fn list(store: &Store) -> Result<Vec<Person>, Error> {
    let rows = Entity::find()
        .order_by_asc(Column::Id)
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// The account with that address or handle.
pub async fn find(store: &Store, login: &str) -> Result<Person, Error> {
    let login = login.trim().trim_start_matches('@');
    let row = by_login(store.reader(), login).await?;
    row.map(Person::from).ok_or(Error::NotFound)
}

/// Takes effect with the person's next request.
pub async fn set_role(store: &Store, id: UserId, role: Role) -> Result<(), Error> {
    let tx = store.begin().await?;
    let person = locked(&tx, id).await?;
    if role != Role::Admin {
        keep_an_admin(&tx, &person).await?;
    }
    let changed = events::role_changed(id, &person.role, role);
    let mut person = person.into_active_model();
    person.role = Set(role.word().to_owned());
    person.update(&tx).await?;
    changed.commit(store, tx).await
}

/// Closes an account: its sessions end, and no password opens it. What the person wrote stays.
pub async fn disable(store: &Store, id: UserId) -> Result<(), Error> {
    let tx = store.begin().await?;
    let person = locked(&tx, id).await?;
    keep_an_admin(&tx, &person).await?;
    set_disabled(&tx, person, Some(store.now())).await?;
    sessions::end_all_in(&tx, id).await?;
    events::disabled(id).commit(store, tx).await
}

/// Opens an account again.
pub async fn enable(store: &Store, id: UserId) -> Result<(), Error> {
    let tx = store.begin().await?;
    let person = locked(&tx, id).await?;
    set_disabled(&tx, person, None).await?;
    events::enabled(id).commit(store, tx).await
}

pub(crate) async fn by_id(db: &impl ConnectionTrait, id: UserId) -> Result<Model, Error> {
    let row = Entity::find_by_id(id.0).one(db).await?;
    row.ok_or(Error::NotFound)
}

/// The person, once nobody else is changing who is an admin: two admins who demote each other at once come one after the
/// other, and the second is then the last.
async fn locked(tx: &DatabaseTransaction, id: UserId) -> Result<Model, Error> {
    settings::get_locked(tx, settings::ACCOUNTS_MADE).await?;
    by_id(tx, id).await
}

/// Refuses to go on if `person` is the only admin who can log in: who has no password yet cannot.
async fn keep_an_admin(tx: &DatabaseTransaction, person: &Model) -> Result<(), Error> {
    if person.role != Role::Admin.word() || person.disabled.is_some() {
        return Ok(());
    }
    let others = Entity::find()
        .filter(Column::Role.eq(Role::Admin.word()))
        .filter(Column::Disabled.is_null())
        .filter(Column::PasswordHash.is_not_null())
        .filter(Column::Id.ne(person.id))
        .count(tx)
        .await?;
    if others == 0 {
        return Err(Error::LastAdmin);
    }
    Ok(())
}

async fn set_disabled(
    tx: &DatabaseTransaction,
    person: Model,
    since: Option<Timestamp>,
) -> Result<(), Error> {
    let mut person: ActiveModel = person.into_active_model();
    person.disabled = Set(since.map(Timestamp::millis));
    person.update(tx).await?;
    Ok(())
}

impl From<Model> for Person {
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
