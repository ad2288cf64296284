//! Finding posts, a page with one query each.

use super::count;
use super::rows::{PostRow, SlugRow, SourceRow, SummaryRow};
use crate::render::{self, Part};
use crate::{Error, Store, query};
use domain::post::{Post, PostSource, PostSummary, Status};
use domain::{PAGE_SIZE, Page, PageNumber, PostId, Slug, UserId, Viewer, policy};
use sea_orm::Value;

/// The SQL of a list of posts. Which ones is chosen from an index, before anything is read of the posts themselves.
macro_rules! list {
    ($chosen:literal, $total:literal, $order:literal) => {
        concat!(
            "SELECT p.id, p.slug, p.title, p.subtitle, p.cover_url, p.cover_alt, p.status, p.minutes, ",
            "COALESCE(CASE p.status WHEN 'published' THEN p.published END, p.updated) AS date, ",
            "(SELECT COUNT(*) FROM comments c WHERE c.post_id = p.id) AS comments, ",
            "a.id AS author_id, a.name AS author_name, a.handle AS author_handle, ",
            $total,
            " AS total FROM (SELECT id FROM posts WHERE ",
            $chosen,
            ") AS chosen JOIN posts p ON p.id = chosen.id LEFT JOIN people a ON a.id = p.author_id ORDER BY ",
            $order
        )
    };
}

/// The SQL of a post as it is edited.
macro_rules! sources {
    ($which:literal) => {
        concat!(
            "SELECT id, slug, author_id, title, subtitle, body, format, cover_url, cover_alt, status, published, version, ",
            "updated FROM posts WHERE ",
            $which
        )
    };
}

/// A page of what everybody can read, newest first.
pub async fn published(store: &Store, number: PageNumber) -> Result<Page<PostSummary>, Error> {
    published_by(store, number, PAGE_SIZE).await
}

/// The same with so many on a page.
pub async fn published_by(
    store: &Store,
    number: PageNumber,
    size: u64,
) -> Result<Page<PostSummary>, Error> {
    const SQL: &str = list!(
        "status = 'published' ORDER BY published DESC, id DESC LIMIT $1 OFFSET $2",
        "(SELECT CAST(value AS BIGINT) FROM settings WHERE key = 'posts_published')",
        "p.published DESC, p.id DESC"
    );
    let values = [clamped(size), clamped(number.offset_of(size))];
    let rows: Vec<SummaryRow> = query::all(store, SQL, values).await?;
    let total = match rows.first().and_then(|row| row.total) {
        Some(total) => total,
        None => count::published(store.reader()).await?,
    };
    page(rows, number, total, size)
}

/// A page of what somebody published, newest first, for everybody to see.
pub async fn by_author(
    store: &Store,
    author: UserId,
    number: PageNumber,
) -> Result<Page<PostSummary>, Error> {
    const SQL: &str = list!(
        "author_id = $1 AND status = 'published' ORDER BY published DESC, id DESC LIMIT $2 OFFSET $3",
        "(SELECT COUNT(*) FROM posts WHERE author_id = $1 AND status = 'published')",
        "p.published DESC, p.id DESC"
    );
    theirs(store, SQL, author, Status::Published, number).await
}

/// A page of what somebody has not published, last changed first. For themselves only.
pub async fn drafts(
    store: &Store,
    author: UserId,
    number: PageNumber,
) -> Result<Page<PostSummary>, Error> {
    const SQL: &str = list!(
        "author_id = $1 AND status = 'draft' ORDER BY updated DESC, id DESC LIMIT $2 OFFSET $3",
        "(SELECT COUNT(*) FROM posts WHERE author_id = $1 AND status = 'draft')",
        "p.updated DESC, p.id DESC"
    );
    theirs(store, SQL, author, Status::Draft, number).await
}

async fn theirs(
    store: &Store,
    sql: &'static str,
    author: UserId,
    status: Status,
    number: PageNumber,
) -> Result<Page<PostSummary>, Error> {
    let values = [
        author.0.into(),
        clamped(PAGE_SIZE),
        clamped(number.offset()),
    ];
    let rows: Vec<SummaryRow> = query::all(store, sql, values).await?;
    let total = match rows.first().and_then(|row| row.total) {
        Some(total) => total,
        None if number == PageNumber::FIRST => 0,
        None => count::theirs(store.reader(), author, status).await?,
    };
    page(rows, number, total, PAGE_SIZE)
}

/// [`Error::NotFound`] beyond the last page.
fn page(
    rows: Vec<SummaryRow>,
    number: PageNumber,
    total: i64,
    size: u64,
) -> Result<Page<PostSummary>, Error> {
    let page = Page {
        items: rows.into_iter().map(PostSummary::from).collect(),
        number,
        total: u64::try_from(total).unwrap_or(0),
        size,
    };
    if page.is_beyond_the_last() {
        return Err(Error::NotFound);
    }
    Ok(page)
}

/// A post as this viewer may read it. Drafts of others are [`Error::NotFound`], as if there were none.
pub async fn find(store: &Store, viewer: Option<&Viewer>, slug: &Slug) -> Result<Post, Error> {
    /// Of the text only what is needed: the HTML, or its source where the HTML is of another version of its renderer.
    const SQL: &str = concat!(
        "SELECT p.id, p.slug, p.title, p.subtitle, p.cover_url, p.cover_alt, p.format, p.status, p.created, p.published, ",
        "p.updated, p.minutes, ",
        "CASE WHEN p.html_version = CASE p.format WHEN 'html' THEN $2 ELSE $3 END THEN p.html END AS html, ",
        "CASE WHEN p.html_version = CASE p.format WHEN 'html' THEN $2 ELSE $3 END THEN NULL ELSE p.body END AS source, ",
        "a.id AS author_id, a.name AS author_name, a.handle AS author_handle ",
        "FROM posts p LEFT JOIN people a ON a.id = p.author_id WHERE p.slug = $1",
    );
    let part = Part::Post(store.punctuation());
    let [html, markdown] = render::versions(part);
    let values = [slug.as_str().into(), html.into(), markdown.into()];
    let row: Option<PostRow> = query::one(store, SQL, values).await?;
    let post = row.map(|row| row.into_post(part));
    post.filter(|post| policy::can_see_post(viewer, post))
        .ok_or(Error::NotFound)
}

/// A post as its author edits it, for a viewer who may read it. Whether they may edit it is asked above.
pub async fn source(
    store: &Store,
    viewer: Option<&Viewer>,
    slug: &Slug,
) -> Result<PostSource, Error> {
    const SQL: &str = sources!("slug = $1");
    seen(
        viewer,
        query::one(store, SQL, [slug.as_str().into()]).await?,
    )
}

/// The same by the post's number, which does not follow its title.
pub async fn source_of(
    store: &Store,
    viewer: Option<&Viewer>,
    id: PostId,
) -> Result<PostSource, Error> {
    const SQL: &str = sources!("id = $1");
    seen(viewer, query::one(store, SQL, [id.0.into()]).await?)
}

fn seen(viewer: Option<&Viewer>, row: Option<SourceRow>) -> Result<PostSource, Error> {
    let source = row.map(PostSource::from);
    source
        .filter(|post| policy::can_see_post(viewer, post))
        .ok_or(Error::NotFound)
}

/// Where a post of another blog went, by its number there. Only what everybody can read.
pub async fn legacy(store: &Store, legacy_id: i64) -> Result<Option<Slug>, Error> {
    const SQL: &str = concat!(
        "SELECT p.slug FROM imports i JOIN posts p ON p.id = i.local_id ",
        "WHERE i.legacy_id = $1 AND i.kind = 'post' AND p.status = 'published' ORDER BY i.local_id LIMIT 1",
    );
    let row: Option<SlugRow> = query::one(store, SQL, [legacy_id.into()]).await?;
    Ok(row.map(|row| Slug::from_path(&row.slug)))
}

/// Databases count with a sign.
fn clamped(number: u64) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}
