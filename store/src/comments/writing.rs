//! Writing comments, and removing them.

use crate::entity::comment::{ActiveModel, Column, Entity};
use crate::entity::{person, post};
use crate::render::{self, Part};
use crate::submissions::Submission;
use crate::{Error, Store};
use domain::comment::Comment;
use domain::post::{Format, Status};
use domain::{CommentBody, CommentId, Field, Handle, PersonLink, PostId, Timestamp, UserId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};

/// Adds a comment and gives it back as the page shows it. [`Error::NotFound`] where there is nothing to comment on:
/// comments are closed on drafts. [`Error::Closed`] after the last day for comments.
pub async fn add(
    store: &Store,
    post: PostId,
    author: UserId,
    body: &CommentBody,
) -> Result<Comment, Error> {
    add_once(store, post, author, body, "").await
}

/// The same for a form of that key: sent twice, it is said once.
pub async fn add_once(
    store: &Store,
    post: PostId,
    author: UserId,
    body: &CommentBody,
    key: &str,
) -> Result<Comment, Error> {
    let sent = Submission::of(author, key, &(post, body));
    let rendered = render::aside(Part::Comment, Format::Markdown, body.as_str()).await?;
    let now = store.now();
    let row = ActiveModel {
        id: NotSet,
        post_id: Set(post.0),
        author_id: Set(Some(author.0)),
        body: Set(body.as_str().to_owned()),
        format: Set(Format::Markdown.word().to_owned()),
        html: Set(rendered.html.clone()),
        html_version: Set(rendered.version),
        created: Set(now.millis()),
        edited: Set(None),
        date_unknown: Set(false),
    };
    let tx = store.begin().await?;
    must_be_open(&tx, post, now).await?;
    let author = link(&tx, author).await?;
    let stored = match sent.came_to(store, &tx).await? {
        Some(id) => {
            let said = Entity::find_by_id(id).one(&tx).await?;
            said.ok_or(Error::NotFound)?
        }
        None => {
            let stored = row.insert(&tx).await?;
            sent.comes_to(&tx, stored.id).await?;
            stored
        }
    };
    tx.commit().await?;
    Ok(Comment {
        id: CommentId(stored.id),
        author: Some(author),
        html: render::fresh(rendered),
        created: Timestamp::from_millis(stored.created),
        edited: stored.edited.map(Timestamp::from_millis),
        date_unknown: false,
    })
}

/// The post stays as it is until the transaction ends, so that it is not gone when the comment arrives.
async fn must_be_open(tx: &DatabaseTransaction, post: PostId, now: Timestamp) -> Result<(), Error> {
    let found: Option<(String, Option<i64>)> = post::Entity::find_by_id(post.0)
        .select_only()
        .columns([post::Column::Status, post::Column::CommentsUntil])
        .lock_shared()
        .into_tuple()
        .one(tx)
        .await?;
    let (status, until) = found.ok_or(Error::NotFound)?;
    if !Status::from_word(&status).is_readable() {
        return Err(Error::NotFound);
    }
    if until.is_some_and(|end| end <= now.millis()) {
        return Err(Error::Closed(Field::Comment));
    }
    Ok(())
}

async fn link(tx: &DatabaseTransaction, person: UserId) -> Result<PersonLink, Error> {
    let row: Option<(String, String)> = person::Entity::find_by_id(person.0)
        .select_only()
        .columns([person::Column::Name, person::Column::Handle])
        .into_tuple()
        .one(tx)
        .await?;
    let (name, handle) = row.ok_or(Error::NotFound)?;
    Ok(PersonLink {
        id: person,
        name,
        handle: Handle::from_input(&handle),
    })
}

/// Changes what a comment says. Imported HTML stays HTML.
pub async fn save(store: &Store, id: CommentId, body: &CommentBody) -> Result<(), Error> {
    let format: Option<String> = Entity::find_by_id(id.0)
        .select_only()
        .column(Column::Format)
        .into_tuple()
        .one(store.reader())
        .await?;
    let format = Format::from_word(&format.ok_or(Error::NotFound)?);
    let body = render::new_source(Part::Comment, format, body.as_str()).await?;
    let rendered = render::aside(Part::Comment, format, &body).await?;
    let changes = ActiveModel {
        body: Set(body),
        html: Set(rendered.html),
        html_version: Set(rendered.version),
        edited: Set(Some(store.now().millis())),
        ..Default::default()
    };
    let tx = store.begin().await?;
    let saved = Entity::update_many()
        .set(changes)
        .filter(Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    if saved.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    Ok(tx.commit().await?)
}

/// Removes a comment.
pub async fn delete(store: &Store, id: CommentId) -> Result<(), Error> {
    let tx = store.begin().await?;
    let deleted = Entity::delete_by_id(id.0).exec(&tx).await?;
    if deleted.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    Ok(tx.commit().await?)
}
