//! Finding one post, with one query each.
//!
//! A post is found by the address that it has, and by every one that it had while it could be read: whoever asked sees by
//! the slug of what they get that it has moved. What is in the bin is not found.

use super::rows::{PostRow, SlugRow, SourceRow};
use crate::render::{self, Part};
use crate::{Error, Store, query};
use domain::post::{Post, PostSource};
use domain::{PostId, Slug, Viewer, policy};
use sea_orm::{ConnectionTrait, Value};

/// Which post an address is of. Never two; if a hand at the database made it so, the one that is there now.
macro_rules! at_slug {
    () => {
        "(p.slug = $1 OR p.id = (SELECT post_id FROM former_slugs WHERE slug = $1)) ORDER BY p.slug <> $1 LIMIT 1"
    };
}

/// Its tags in their order, in one text.
macro_rules! tags {
    () => {
        "(SELECT string_agg(t.name, ',' ORDER BY t.place) FROM post_tags t WHERE t.post_id = p.id) AS tags, "
    };
}

/// The SQL of a post as it is edited.
macro_rules! sources {
    ($($which:tt)+) => {
        concat!(
            "SELECT p.id, p.slug, p.author_id, p.title, p.subtitle, p.body, p.format, p.cover_url, p.cover_alt, ",
            "p.cover_caption, p.status, p.publish_at, p.slug_chosen, p.canonical, p.comments_until, p.published, p.version, ",
            tags!(),
            "COALESCE(x.text, '') AS excerpt, p.updated ",
            "FROM posts p LEFT JOIN excerpts x ON x.post_id = p.id WHERE p.status <> 'bin' AND ",
            $($which)+
        )
    };
}

/// The SQL of a post as it is read. Of the text only what is needed: the HTML, or its source where the HTML is of another
/// version of its renderer.
macro_rules! posts {
    ($($which:tt)+) => {
        concat!(
            "SELECT p.id, p.slug, p.title, p.subtitle, p.cover_url, p.cover_alt, p.cover_caption, p.format, p.status, ",
            "p.created, p.published, p.updated, p.minutes, p.canonical, p.publish_at, p.comments_until, ",
            tags!(),
            "COALESCE(x.text, p.subtitle) AS description, ",
            "CASE WHEN x.text IS NULL AND p.subtitle = '' AND p.format = 'markdown' THEN SUBSTR(p.body, 1, 2000) END AS opening, ",
            "CASE WHEN p.html_version = CASE p.format WHEN 'html' THEN $2 ELSE $3 END THEN p.html END AS html, ",
            "CASE WHEN p.html_version = CASE p.format WHEN 'html' THEN $2 ELSE $3 END THEN NULL ELSE p.body END AS source, ",
            "a.id AS author_id, a.name AS author_name, a.handle AS author_handle ",
            "FROM posts p LEFT JOIN people a ON a.id = p.author_id LEFT JOIN excerpts x ON x.post_id = p.id ",
            "WHERE p.status <> 'bin' AND ",
            $($which)+
        )
    };
}

/// A post as this viewer may read it. Drafts of others are [`Error::NotFound`], as if there were none.
pub async fn find(store: &Store, viewer: Option<&Viewer>, slug: &Slug) -> Result<Post, Error> {
    const SQL: &str = posts!(at_slug!());
    shown(store, viewer, SQL, slug.as_str().into()).await
}

/// The same by the post's number.
pub async fn find_by_id(store: &Store, viewer: Option<&Viewer>, id: PostId) -> Result<Post, Error> {
    const SQL: &str = posts!("p.id = $1");
    shown(store, viewer, SQL, id.0.into()).await
}

async fn shown(
    store: &Store,
    viewer: Option<&Viewer>,
    sql: &'static str,
    which: Value,
) -> Result<Post, Error> {
    let part = Part::Post(store.punctuation());
    let [html, markdown] = render::versions(part);
    let row: Option<PostRow> =
        query::one(store, sql, [which, html.into(), markdown.into()]).await?;
    let post = row.ok_or(Error::NotFound)?;
    let post = post.shown(part, store.now()).await?;
    if policy::can_see_post(viewer, &post) {
        Ok(post)
    } else {
        Err(Error::NotFound)
    }
}

/// A post as its author edits it, for a viewer who may read it. Whether they may edit it is asked above.
pub async fn source(
    store: &Store,
    viewer: Option<&Viewer>,
    slug: &Slug,
) -> Result<PostSource, Error> {
    const SQL: &str = sources!(at_slug!());
    let row = query::one(store, SQL, [slug.as_str().into()]).await?;
    seen(viewer, row).await
}

/// The same by the post's number, which does not follow its title.
pub async fn source_of(
    store: &Store,
    viewer: Option<&Viewer>,
    id: PostId,
) -> Result<PostSource, Error> {
    let row = query::one(store, BY_NUMBER, [id.0.into()]).await?;
    seen(viewer, row).await
}

/// The same inside of a transaction, for nobody to see, with its text as it is stored.
pub(crate) async fn source_in(
    db: &impl ConnectionTrait,
    id: PostId,
) -> Result<Option<PostSource>, Error> {
    let row: Option<SourceRow> = query::one_in(db, BY_NUMBER, [id.0.into()]).await?;
    Ok(row.map(SourceRow::stored))
}

const BY_NUMBER: &str = sources!("p.id = $1");

async fn seen(viewer: Option<&Viewer>, row: Option<SourceRow>) -> Result<PostSource, Error> {
    let post = row.ok_or(Error::NotFound)?.edited().await?;
    if policy::can_see_post(viewer, &post) {
        Ok(post)
    } else {
        Err(Error::NotFound)
    }
}

/// Where a post of another blog went, by its number there. Only what everybody can read.
pub async fn legacy(store: &Store, legacy_id: i64) -> Result<Option<Slug>, Error> {
    const SQL: &str = concat!(
        "SELECT p.slug FROM imports i JOIN posts p ON p.id = i.local_id WHERE i.legacy_id = $1 AND i.kind = 'post' ",
        "AND p.status IN ('published', 'unlisted') ORDER BY i.local_id LIMIT 1",
    );
    let row: Option<SlugRow> = query::one(store, SQL, [legacy_id.into()]).await?;
    Ok(row.map(|row| Slug::from_path(&row.slug)))
}
