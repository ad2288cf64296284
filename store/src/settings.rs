//! What the site remembers about itself, by key.

use crate::Error;
use crate::entity::setting::{Column, Entity};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};

/// How many accounts were ever made, and so the number of the latest.
pub(crate) const ACCOUNTS_MADE: &str = "accounts_made";
/// How many posts are published. [`crate::posts`] keeps it.
pub(crate) const POSTS_PUBLISHED: &str = "posts_published";
/// The versions of the renderers that everything stored came out of. [`crate::rendering`] keeps it.
pub(crate) const RENDERED_WITH: &str = "rendered_with";
/// The settings of the program when it was started last, as JSON, secrets masked. [`crate::audit`] keeps it.
pub(crate) const STARTED_WITH: &str = "started_with";
/// A hash of the code that the first account needs.
pub(crate) const SETUP_CODE: &str = "setup_code";

pub(crate) async fn get(db: &impl ConnectionTrait, key: &str) -> Result<Option<String>, Error> {
    let row = Entity::find_by_id(key).one(db).await?;
    Ok(row.map(|row| row.value))
}

/// The same, and nobody else may change it, or read it this way, before the transaction ends.
pub(crate) async fn get_locked(
    tx: &impl ConnectionTrait,
    key: &str,
) -> Result<Option<String>, Error> {
    let row = Entity::find_by_id(key).lock_exclusive().one(tx).await?;
    Ok(row.map(|row| row.value))
}

pub(crate) async fn set(db: &impl ConnectionTrait, key: &str, value: String) -> Result<(), Error> {
    let row = crate::entity::setting::ActiveModel {
        key: Set(key.to_owned()),
        value: Set(value),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Key)
                .update_column(Column::Value)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub(crate) async fn remove(db: &impl ConnectionTrait, key: &str) -> Result<(), Error> {
    Entity::delete_many()
        .filter(Column::Key.eq(key))
        .exec(db)
        .await?;
    Ok(())
}
