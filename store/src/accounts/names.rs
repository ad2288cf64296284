//! Names that rest: after an account is deleted nobody else gets its handle or its address for a while, so that nobody
//! passes for whoever had them. Only hashes are kept.

use crate::entity::former_name::{ActiveModel, Column, Entity};
use crate::entity::person;
use crate::{Error, Store, hash};
use domain::Handle;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect,
};
use std::collections::HashSet;

/// How long a name rests, in milliseconds: 30 days.
pub const RESTING: i64 = 30 * 24 * 60 * 60 * 1000;

/// What somebody went by, as it is compared.
#[derive(Clone, Copy)]
pub(crate) enum Name<'a> {
    Handle(&'a str),
    Email(&'a str),
}

impl Name<'_> {
    fn key(self) -> String {
        match self {
            Self::Handle(key) => hash::of(&[b"handle", key.as_bytes()]),
            Self::Email(key) => hash::of(&[b"email", key.as_bytes()]),
        }
    }
}

/// Lets the names of these accounts rest from now on.
pub(super) async fn lay_down(
    store: &Store,
    tx: &DatabaseTransaction,
    people: &[person::Model],
) -> Result<(), Error> {
    let free = store.now().plus_millis(RESTING).millis();
    let handles = people
        .iter()
        .map(|person| Name::Handle(&person.handle_key).key());
    let emails = people
        .iter()
        .filter_map(|person| Some(Name::Email(person.email_key.as_deref()?).key()));
    let rows = handles.chain(emails).map(|key| ActiveModel {
        key: Set(key),
        free: Set(free),
    });
    let again = OnConflict::column(Column::Key)
        .update_column(Column::Free)
        .to_owned();
    Entity::insert_many(rows)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Whether a name rests still. Rows that are over count until they are swept, a few minutes later.
pub(crate) async fn is_resting(tx: &DatabaseTransaction, name: Name<'_>) -> Result<bool, Error> {
    Ok(Entity::find_by_id(name.key()).count(tx).await? > 0)
}

/// Which of these handles rest.
pub(super) async fn resting_handles(
    tx: &DatabaseTransaction,
    handles: impl Iterator<Item = Handle>,
) -> Result<HashSet<Handle>, Error> {
    let keyed: Vec<(String, Handle)> = handles
        .map(|handle| (Name::Handle(&handle.as_str().to_lowercase()).key(), handle))
        .collect();
    let resting: Vec<String> = Entity::find()
        .filter(Column::Key.is_in(keyed.iter().map(|(key, _)| key.as_str())))
        .select_only()
        .column(Column::Key)
        .into_tuple()
        .all(tx)
        .await?;
    let rests = |(key, handle)| resting.contains(&key).then_some(handle);
    Ok(keyed.into_iter().filter_map(rests).collect())
}

/// Frees the names that have rested. For every few minutes; returns how many.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let tx = store.begin().await?;
    let freed = Entity::delete_many()
        .filter(Column::Free.lte(store.now().millis()))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(freed.rows_affected)
}
