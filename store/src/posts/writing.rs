//! Writing posts, and removing them.

use super::{recount, slugs};
use crate::entity::post::{ActiveModel, Column, Entity};
use crate::render::{self, Part, Rendered};
use crate::{Error, Store, error, html, pictures};
use domain::post::{Format, NewPost, Status, reading_minutes};
use domain::{PostId, Slug, UserId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};

/// How often a slug is looked for while others keep taking it.
const TRIES: u32 = 100;

/// Stores a new post. Says where it is.
pub async fn create(store: &Store, author: UserId, post: &NewPost) -> Result<Slug, Error> {
    let rendered = render::aside(Part::Post, Format::Markdown, post.body.as_str()).await?;
    let now = store.now().millis();
    let mut row = text(post, Format::Markdown, post.body.as_str(), rendered, now);
    row.author_id = Set(Some(author.0));
    row.format = Set(Format::Markdown.word().to_owned());
    row.created = Set(now);
    row.version = Set(1);
    row.published = Set((post.status == Status::Published).then_some(now));
    let tx = store.begin().await?;
    let slug = insert(&tx, row, &Slug::from_title(post.title.as_str())).await?;
    note_pictures(&tx, &slug, post).await?;
    recount(&tx).await?;
    tx.commit().await?;
    Ok(slug)
}

/// Inserts under the first slug that is free. Of two who want the same at once, one comes first and the other goes on.
async fn insert(tx: &DatabaseTransaction, row: ActiveModel, wanted: &Slug) -> Result<Slug, Error> {
    let mut slug = wanted.clone();
    for _ in 0..TRIES {
        let row = ActiveModel {
            slug: Set(slug.as_str().to_owned()),
            ..row.clone()
        };
        let taken = OnConflict::column(Column::Slug).do_nothing().to_owned();
        if Entity::insert(row)
            .on_conflict(taken)
            .exec_without_returning(tx)
            .await?
            == 1
        {
            return Ok(slug);
        }
        slug = slugs::first_free(tx, wanted).await?;
    }
    Err(Error::Busy)
}

/// Writes down which pictures a new post shows.
async fn note_pictures(tx: &DatabaseTransaction, slug: &Slug, post: &NewPost) -> Result<(), Error> {
    let id: Option<i64> = Entity::find()
        .filter(Column::Slug.eq(slug.as_str()))
        .select_only()
        .column(Column::Id)
        .into_tuple()
        .one(tx)
        .await?;
    let id = PostId(id.ok_or(Error::NotFound)?);
    let cover = post.cover.as_ref().map(|cover| cover.url.as_str());
    pictures::note(tx, id, post.body.as_str(), cover).await
}

/// Saves what an author made of the version that they read. [`Error::Stale`] if somebody saved in between: then nothing
/// is changed. Says where the post is now.
pub async fn save(
    store: &Store,
    id: PostId,
    version_read: i64,
    post: &NewPost,
) -> Result<Slug, Error> {
    let format: Option<String> = Entity::find_by_id(id.0)
        .select_only()
        .column(Column::Format)
        .into_tuple()
        .one(store.reader())
        .await?;
    let format = Format::from_word(&format.ok_or(Error::NotFound)?);
    let body = render::new_source(Part::Post, format, post.body.as_str())?;
    let rendered = render::aside(Part::Post, format, &body).await?;
    let row = text(post, format, &body, rendered, store.now().millis());
    for _ in 0..TRIES {
        match try_save(store, id, version_read, post, row.clone()).await {
            Err(Error::Database(cause)) if error::is_unique_violation(&cause) => {}
            done => return done,
        }
    }
    Err(Error::Busy)
}

async fn try_save(
    store: &Store,
    id: PostId,
    version_read: i64,
    post: &NewPost,
    mut row: ActiveModel,
) -> Result<Slug, Error> {
    let tx = store.begin().await?;
    let (slug, published) = address(&tx, id).await?;
    let wanted = Slug::from_title(post.title.as_str());
    // Links to a post that was published once go on leading to it.
    let slug = if published.is_some() || slugs::is_of(&slug, &wanted) {
        slug
    } else {
        slugs::first_free(&tx, &wanted).await?
    };
    row.slug = Set(slug.as_str().to_owned());
    if published.is_none() && post.status == Status::Published {
        row.published = Set(Some(store.now().millis()));
    }
    let saved = Entity::update_many()
        .set(row)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version_read))
        .exec(&tx)
        .await?;
    if saved.rows_affected == 0 {
        return Err(Error::Stale);
    }
    let cover = post.cover.as_ref().map(|cover| cover.url.as_str());
    pictures::note(&tx, id, post.body.as_str(), cover).await?;
    recount(&tx).await?;
    tx.commit().await?;
    Ok(slug)
}

/// Where a post is, and when it was published.
async fn address(tx: &DatabaseTransaction, id: PostId) -> Result<(Slug, Option<i64>), Error> {
    let row: Option<(String, Option<i64>)> = Entity::find_by_id(id.0)
        .select_only()
        .columns([Column::Slug, Column::Published])
        .into_tuple()
        .one(tx)
        .await?;
    let (slug, published) = row.ok_or(Error::NotFound)?;
    Ok((Slug::from_path(&slug), published))
}

/// Removes a post and the comments under it.
pub async fn delete(store: &Store, id: PostId) -> Result<(), Error> {
    let tx = store.begin().await?;
    let deleted = Entity::delete_by_id(id.0).exec(&tx).await?;
    if deleted.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    recount(&tx).await?;
    Ok(tx.commit().await?)
}

/// The columns that every save sets.
fn text(post: &NewPost, format: Format, body: &str, rendered: Rendered, now: i64) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        author_id: NotSet,
        slug: NotSet,
        title: Set(post.title.as_str().to_owned()),
        subtitle: Set(post.subtitle.as_str().to_owned()),
        body: Set(body.to_owned()),
        format: NotSet,
        html: Set(rendered.html),
        html_version: Set(rendered.version),
        minutes: Set(minutes(format, body)),
        cover_url: Set(post.cover.as_ref().map(|cover| cover.url.clone())),
        cover_alt: Set(post
            .cover
            .as_ref()
            .map(|cover| cover.alt.clone())
            .unwrap_or_default()),
        status: Set(post.status.word().to_owned()),
        version: NotSet,
        created: NotSet,
        published: NotSet,
        updated: Set(now),
    }
}

/// Reading time in minutes.
pub(crate) fn minutes(format: Format, body: &str) -> i32 {
    let minutes = match format {
        Format::Markdown => reading_minutes(body),
        Format::Html => reading_minutes(&html::words(body)),
    };
    i32::try_from(minutes).unwrap_or(i32::MAX)
}
