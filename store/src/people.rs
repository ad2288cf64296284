//! People as their pages show them.

use crate::entity::person::{Column, Entity};
use crate::{Error, Store};
use domain::{Handle, PersonLink, Role, Timestamp, UserId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// What a person tells everybody. No address, no log-in times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub person: PersonLink,
    pub role: Role,
    pub about: String,
    pub joined: Timestamp,
}

/// The person whose page is `/u/{handle}`, whatever the case of its letters.
pub async fn by_handle(store: &Store, handle: &Handle) -> Result<Profile, Error> {
    use Column::{About, Created, HandleKey, Id, Name, Role};
    let row: Option<(i64, String, String, String, String, i64)> = Entity::find()
        .filter(HandleKey.eq(handle.as_str().to_lowercase()))
        .select_only()
        .columns([Id, Name, Column::Handle, Role, About, Created])
        .into_tuple()
        .one(store.reader())
        .await?;
    let (id, name, handle, role, about, created) = row.ok_or(Error::NotFound)?;
    Ok(Profile {
        person: PersonLink {
            id: UserId(id),
            name,
            handle: Handle::from_input(&handle),
        },
        role: role.parse().unwrap_or(domain::Role::Reader),
        about,
        joined: Timestamp::from_millis(created),
    })
}

/// Who wrote a row, as a query that joined them found them: all or nothing.
pub(crate) struct Byline(
    pub(crate) Option<i64>,
    pub(crate) Option<String>,
    pub(crate) Option<String>,
);

impl From<Byline> for Option<PersonLink> {
    fn from(Byline(id, name, handle): Byline) -> Self {
        Some(PersonLink {
            id: UserId(id?),
            name: name?,
            handle: Handle::from_input(&handle?),
        })
    }
}
