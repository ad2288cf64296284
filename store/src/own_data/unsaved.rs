//! What somebody typed and did not save, and the versions of posts that are theirs.

use super::moment;
use crate::entity::{revision, working_copy};
use crate::{Error, Store};
use domain::UserId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

/// What they typed and did not save.
pub(super) async fn copies(store: &Store, id: UserId) -> Result<Value, Error> {
    let rows = working_copy::Entity::find()
        .filter(working_copy::Column::Person.eq(id.0))
        .order_by_asc(working_copy::Column::Saved)
        .all(store.reader())
        .await?;
    let copies = rows
        .into_iter()
        .map(|row| json!({"post": row.post, "saved": moment(row.saved), "form": form(&row.form)}));
    Ok(copies.collect())
}

/// Versions of posts that they saved, or typed and did not save.
pub(super) async fn versions(store: &Store, id: UserId) -> Result<Value, Error> {
    let rows = revision::Entity::find()
        .filter(revision::Column::Person.eq(id.0))
        .order_by_asc(revision::Column::Id)
        .all(store.reader())
        .await?;
    let versions = rows.into_iter().map(|row| {
        json!({
            "post": row.post,
            "at": moment(row.at),
            "why": row.reason,
            "form": form(&row.form),
        })
    });
    Ok(versions.collect())
}

fn form(kept: &str) -> Value {
    serde_json::from_str(kept).unwrap_or_default()
}
