//! Accounts go, with everything that belongs to them alone.

use super::{acting, names};
use crate::audit::keep;
use crate::entity::person::{Column, Entity};
use crate::entity::{comment, post};
use crate::posts::recount;
use crate::{Error, Store, events, pictures, revisions};
use domain::UserId;
use domain::people::Writing;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

/// Deletes accounts, all of these or none. Sessions and whatever else hangs on an account go with it.
///
/// `writing` says what becomes of posts and comments. The names rest for [`RESTING`](super::RESTING); the audit log keeps its rows.
pub async fn delete(store: &Store, people: &[UserId], writing: Writing) -> Result<(), Error> {
    let tx = store.begin().await?;
    let gone = acting::locked(&tx, people).await?;
    let ids: Vec<i64> = gone.iter().map(|person| person.id).collect();
    let told: Vec<_> = ids
        .iter()
        .map(|id| events::deleted(UserId(*id), writing))
        .collect();
    // Before they go, because the rows have their names.
    keep(store, &tx, &told).await?;
    names::lay_down(store, &tx, &gone).await?;
    if writing == Writing::Remove {
        remove_writing(&tx, &ids).await?;
    }
    revisions::forget_unsaved(&tx, &ids).await?;
    pictures::let_go(&tx, &ids).await?;
    Entity::delete_many()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(&tx)
        .await?;
    acting::keep_an_admin(&tx, &gone).await?;
    tx.commit().await?;
    for one in &told {
        one.tell(store.actor());
    }
    Ok(())
}

/// What others said under the posts goes with them.
async fn remove_writing(tx: &DatabaseTransaction, authors: &[i64]) -> Result<(), Error> {
    comment::Entity::delete_many()
        .filter(comment::Column::AuthorId.is_in(authors.iter().copied()))
        .exec(tx)
        .await?;
    post::Entity::delete_many()
        .filter(post::Column::AuthorId.is_in(authors.iter().copied()))
        .exec(tx)
        .await?;
    recount(tx).await
}
