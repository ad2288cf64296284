//! Saving posts that were changed.

use super::{beside, recount, slugs};
use crate::entity::post::{ActiveModel, Column, Entity};
use crate::render::{self, Part, Rendered};
use crate::submissions::Submission;
use crate::{Error, Store, error, html, pictures, revisions, working_copies};
use domain::post::{Canonical, Format, NewPost, PostForm, reading_minutes};
use domain::unsaved::Place;
use domain::{Field, PostId, Slug, Timestamp, UserId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};

/// How often a slug is looked for while others keep taking it.
pub(super) const TRIES: u32 = 100;

/// Writes down which pictures a post shows.
pub(super) async fn note_pictures(
    tx: &DatabaseTransaction,
    id: PostId,
    post: &NewPost,
) -> Result<(), Error> {
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
    save_from(store, id, version_read, post, None).await
}

/// The same for the form of the editor that the post was changed in: sent twice, it is saved once and answered the same, and
/// nothing of it is left unsaved.
pub async fn save_once(
    store: &Store,
    id: PostId,
    version_read: i64,
    post: &NewPost,
    form: &PostForm,
) -> Result<Slug, Error> {
    save_from(store, id, version_read, post, Some(form)).await
}

async fn save_from(
    store: &Store,
    id: PostId,
    version_read: i64,
    post: &NewPost,
    form: Option<&PostForm>,
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
        match try_save(store, id, version_read, &post, form, row.clone()).await {
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
    form: Option<&PostForm>,
    mut row: ActiveModel,
) -> Result<Slug, Error> {
    let typed = store.actor().person().zip(form);
    let sent = typed.map_or_else(Submission::default, |(person, form)| {
        submission(person, form)
    });
    let tx = store.begin().await?;
    let (former, published) = address(&tx, id).await?;
    if sent.came_to(store, &tx).await?.is_some() {
        return Ok(former);
    }
    revisions::former(&tx, id).await?;
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
    revisions::current(store, &tx, id).await?;
    if let Some((person, form)) = typed {
        working_copies::settle(&tx, person, &Place::Post(id), form, id).await?;
    }
    sent.comes_to(&tx, id.0).await?;
    recount(&tx).await?;
    tx.commit().await?;
    Ok(slug)
}

/// The same words from the same form are sent again, whatever became of the working copy in between.
pub(super) fn submission(person: UserId, form: &PostForm) -> Submission {
    Submission::of(person, &form.key, &(form.words(), &form.version))
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
pub(super) async fn address(
    tx: &DatabaseTransaction,
    id: PostId,
) -> Result<(Slug, Option<i64>), Error> {
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
pub(super) fn text(
    post: &NewPost,
    format: Format,
    body: &str,
    rendered: Rendered,
    now: i64,
) -> ActiveModel {
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
