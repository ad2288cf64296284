//! Keeping versions, and no more of them than somebody looks through.

use crate::entity::revision::{ActiveModel, Column, Entity};
use crate::posts::source_in;
use crate::{Error, Store};
use domain::post::{PostForm, PostSource};
use domain::revision::{Reason, UNSAVED, VERSIONS};
use domain::{PostId, Timestamp, UserId};
use sea_orm::sea_query::Query;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, Order, PaginatorTrait, QueryFilter,
};

/// Keeps a post as it was before a save, where no save kept it: it came from another blog, or is older than this table.
pub(crate) async fn former(tx: &DatabaseTransaction, id: PostId) -> Result<(), Error> {
    let Some(post) = source_in(tx, id).await? else {
        return Ok(());
    };
    let kept = Entity::find()
        .filter(Column::Post.eq(id.0))
        .filter(Column::Version.eq(post.version))
        .filter(Column::Reason.eq(Reason::Saved.word()));
    if kept.count(tx).await? > 0 {
        return Ok(());
    }
    let (author, at) = (post.author, post.updated);
    insert(tx, saved(&post, author, at)?).await
}

/// Keeps a post as it is now, at the end of a save.
pub(crate) async fn current(
    store: &Store,
    tx: &DatabaseTransaction,
    id: PostId,
) -> Result<(), Error> {
    let Some(post) = source_in(tx, id).await? else {
        return Ok(());
    };
    let person = store.actor().person();
    insert(tx, saved(&post, person, store.now())?).await?;
    trim(tx, id, None, VERSIONS).await
}

/// Keeps what somebody typed and did not save, before something else takes its place.
pub(crate) async fn unsaved(
    tx: &DatabaseTransaction,
    post: PostId,
    person: UserId,
    at: Timestamp,
    form: &PostForm,
) -> Result<(), Error> {
    let row = row(
        post,
        form.base().version,
        Some(person),
        at,
        form,
        Reason::Unsaved,
    );
    insert(tx, row?).await?;
    trim(tx, post, Some(Reason::Unsaved), UNSAVED).await
}

/// What people typed and never saved goes with them. What they saved is part of its post.
pub(crate) async fn forget_unsaved(tx: &DatabaseTransaction, people: &[i64]) -> Result<(), Error> {
    Entity::delete_many()
        .filter(Column::Person.is_in(people.iter().copied()))
        .filter(Column::Reason.eq(Reason::Unsaved.word()))
        .exec(tx)
        .await?;
    Ok(())
}

fn saved(post: &PostSource, person: Option<UserId>, at: Timestamp) -> Result<ActiveModel, Error> {
    row(
        post.id,
        post.version,
        person,
        at,
        &post.form(),
        Reason::Saved,
    )
}

fn row(
    post: PostId,
    version: i64,
    person: Option<UserId>,
    at: Timestamp,
    form: &PostForm,
    reason: Reason,
) -> Result<ActiveModel, Error> {
    Ok(ActiveModel {
        id: NotSet,
        post: Set(post.0),
        version: Set(version),
        person: Set(person.map(|person| person.0)),
        at: Set(at.millis()),
        reason: Set(reason.word().to_owned()),
        title: Set(form.title.clone()),
        form: Set(serde_json::to_string(&form.words())?),
    })
}

async fn insert(tx: &DatabaseTransaction, row: ActiveModel) -> Result<(), Error> {
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Lets go of the oldest beyond so many.
async fn trim(
    tx: &DatabaseTransaction,
    post: PostId,
    reason: Option<Reason>,
    most: u64,
) -> Result<(), Error> {
    let mut newest = Query::select();
    newest
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::Post.eq(post.0))
        .order_by(Column::Id, Order::Desc)
        .limit(most);
    let mut beyond = Entity::delete_many().filter(Column::Post.eq(post.0));
    if let Some(reason) = reason {
        newest.and_where(Column::Reason.eq(reason.word()));
        beyond = beyond.filter(Column::Reason.eq(reason.word()));
    }
    beyond
        .filter(Column::Id.not_in_subquery(newest))
        .exec(tx)
        .await?;
    Ok(())
}
