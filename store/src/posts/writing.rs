//! Writing posts.

use super::{beside, recount, slugs};
use crate::entity::post::{ActiveModel, Column, Entity};
use crate::render::{self, Part, Rendered};
use crate::{Error, Store, error, html, pictures};
use domain::post::{Canonical, Format, NewPost, reading_minutes};
use domain::{Field, PostId, Slug, Timestamp, UserId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, TryInsertResult,
};

/// How often a slug is looked for while others keep taking it.
const TRIES: u32 = 100;

/// Stores a new post. Says where it is. [`Error::Taken`] if its author chose an address that another post has.
pub async fn create(store: &Store, author: UserId, post: &NewPost) -> Result<Slug, Error> {
    let part = Part::Post(store.punctuation());
    let rendered = render::aside(part, Format::Markdown, post.body.as_str()).await?;
    let now = store.now();
    let post = post.clone().at(now);
    let mut row = text(
        &post,
        Format::Markdown,
        post.body.as_str(),
        rendered,
        now.millis(),
    );
    row.author_id = Set(Some(author.0));
    row.format = Set(Format::Markdown.word().to_owned());
    row.created = Set(now.millis());
    row.version = Set(1);
    row.published = Set(post.status.is_readable().then_some(now.millis()));
    row.slug_chosen = Set(post.settings.slug.is_some());
    for _ in 0..TRIES {
        match try_create(store, &post, row.clone()).await {
            Err(Error::Taken(Field::Slug)) if post.settings.slug.is_none() => {}
            done => return done,
        }
    }
    Err(Error::Busy)
}

async fn try_create(store: &Store, post: &NewPost, row: ActiveModel) -> Result<Slug, Error> {
    let tx = store.begin().await?;
    let (id, slug) = match &post.settings.slug {
        Some(chosen) => insert(&tx, row, chosen.clone(), chosen, 1).await?,
        None => {
            let wanted = Slug::from_title(post.title.as_str());
            let free = slugs::first_free(&tx, &wanted).await?;
            insert(&tx, row, free, &wanted, TRIES).await?
        }
    };
    slugs::must_be_no_others(&tx, id, &slug).await?;
    beside::add(&tx, &[(id, &post.settings)]).await?;
    note_pictures(&tx, id, post).await?;
    recount(&tx).await?;
    tx.commit().await?;
    Ok(slug)
}

/// Inserts under a slug that is free. Of two who want the same at once, one comes first and the other goes on.
async fn insert(
    tx: &DatabaseTransaction,
    row: ActiveModel,
    mut slug: Slug,
    wanted: &Slug,
    tries: u32,
) -> Result<(PostId, Slug), Error> {
    for _ in 0..tries {
        let row = ActiveModel {
            slug: Set(slug.as_str().to_owned()),
            ..row.clone()
        };
        let inserted = Entity::insert(row)
            .on_conflict_do_nothing_on([Column::Slug])
            .exec(tx)
            .await?;
        if let TryInsertResult::Inserted(inserted) = inserted {
            return Ok((PostId(inserted.last_insert_id), slug));
        }
        slug = slugs::first_free(tx, wanted).await?;
    }
    Err(Error::Taken(Field::Slug))
}

/// Writes down which pictures a post shows.
async fn note_pictures(tx: &DatabaseTransaction, id: PostId, post: &NewPost) -> Result<(), Error> {
    let cover = post.cover.as_ref().map(|cover| cover.url.as_str());
    pictures::note(tx, id, post.body.as_str(), cover).await
}

/// Saves what an author made of the version that they read, and says where the post is now.
///
/// [`Error::Stale`] if somebody saved in between, [`Error::Taken`] if they chose an address that another post has: then
/// nothing is changed.
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
    let part = Part::Post(store.punctuation());
    let body = render::new_source(part, format, post.body.as_str()).await?;
    let rendered = render::aside(part, format, &body).await?;
    let now = store.now();
    let post = post.clone().at(now);
    let row = text(&post, format, &body, rendered, now.millis());
    for _ in 0..TRIES {
        match try_save(store, id, version_read, &post, row.clone()).await {
            Err(Error::Database(cause)) if error::is_unique_violation(&cause) => {}
            Err(Error::Taken(Field::Slug)) if post.settings.slug.is_none() => {}
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
    let (former, published) = address(&tx, id).await?;
    let slug = next_address(&tx, post, &former, published).await?;
    row.slug = Set(slug.as_str().to_owned());
    if post.settings.slug.is_some() || published.is_none() {
        row.slug_chosen = Set(post.settings.slug.is_some());
    }
    if published.is_none() && post.status.is_readable() {
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
    if slug != former {
        slugs::must_be_no_others(&tx, id, &slug).await?;
        if published.is_some() {
            slugs::keep_former(&tx, id, &former, &slug).await?;
        }
    }
    beside::replace(&tx, id, &post.settings).await?;
    note_pictures(&tx, id, post).await?;
    recount(&tx).await?;
    tx.commit().await?;
    Ok(slug)
}

/// Where a post goes that is at `former`: where its author wants it, or after its title. Links to one that was published
/// once go on leading to it, so by itself it does not move any more.
async fn next_address(
    tx: &DatabaseTransaction,
    post: &NewPost,
    former: &Slug,
    published: Option<i64>,
) -> Result<Slug, Error> {
    if let Some(chosen) = &post.settings.slug {
        if chosen != former && slugs::is_taken(tx, chosen).await? {
            return Err(Error::Taken(Field::Slug));
        }
        return Ok(chosen.clone());
    }
    let wanted = Slug::from_title(post.title.as_str());
    if published.is_some() || slugs::is_of(former, &wanted) {
        Ok(former.clone())
    } else {
        slugs::first_free(tx, &wanted).await
    }
}

/// Where a post is, and when it was published.
async fn address(tx: &DatabaseTransaction, id: PostId) -> Result<(Slug, Option<i64>), Error> {
    let row: Option<(String, Option<i64>)> = Entity::find_by_id(id.0)
        .filter(Column::Status.ne("bin"))
        .select_only()
        .columns([Column::Slug, Column::Published])
        .into_tuple()
        .one(tx)
        .await?;
    let (slug, published) = row.ok_or(Error::NotFound)?;
    Ok((Slug::from_path(&slug), published))
}

/// The columns that every save sets.
fn text(post: &NewPost, format: Format, body: &str, rendered: Rendered, now: i64) -> ActiveModel {
    let settings = &post.settings;
    let cover = post.cover.clone();
    let (url, alt, caption) = cover
        .map(|cover| (Some(cover.url), cover.alt, cover.caption))
        .unwrap_or_default();
    ActiveModel {
        id: NotSet,
        title: Set(post.title.as_str().to_owned()),
        subtitle: Set(post.subtitle.as_str().to_owned()),
        body: Set(body.to_owned()),
        html: Set(rendered.html),
        html_version: Set(rendered.version),
        minutes: Set(minutes(format, body)),
        cover_url: Set(url),
        cover_alt: Set(alt),
        cover_caption: Set(caption),
        status: Set(post.status.word().to_owned()),
        updated: Set(now),
        publish_at: Set(settings.publish_at.map(Timestamp::millis)),
        canonical: Set(settings.canonical.as_ref().map(canonical)),
        comments_until: Set(settings.comments_until.map(Timestamp::millis)),
        ..ActiveModel::default()
    }
}

fn canonical(address: &Canonical) -> String {
    address.as_str().to_owned()
}

/// Reading time in minutes.
pub(crate) fn minutes(format: Format, body: &str) -> i32 {
    let minutes = match format {
        Format::Markdown => reading_minutes(body),
        Format::Html => reading_minutes(&html::words(body)),
    };
    i32::try_from(minutes).unwrap_or(i32::MAX)
}
