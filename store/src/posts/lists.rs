//! Lists of posts, a page with one query each.

use super::count;
use super::rows::{SummaryRow, TaggedRow};
use crate::{Error, Store, query};
use domain::post::{PostSummary, Status};
use domain::{PAGE_SIZE, Page, PageNumber, Tag, UserId};
use sea_orm::Value;

/// Most posts of a list that has no pages.
const MOST: i64 = 100;

/// The SQL of a list of posts. Which ones is chosen from an index, before anything is read of the posts themselves.
macro_rules! list {
    ($chosen:literal, $total:literal, $order:literal) => {
        concat!(
            "SELECT p.id, p.slug, p.title, p.subtitle, COALESCE(x.text, p.subtitle) AS excerpt, p.cover_url, p.cover_alt, p.status, ",
            "p.minutes, COALESCE(CASE p.status WHEN 'published' THEN p.published WHEN 'unlisted' THEN p.published ",
            "WHEN 'scheduled' THEN p.publish_at END, p.updated) AS date, ",
            "(SELECT COUNT(*) FROM comments c WHERE c.post_id = p.id) AS comments, ",
            "a.id AS author_id, a.name AS author_name, a.handle AS author_handle, ",
            $total,
            " AS total FROM (SELECT id FROM posts WHERE ",
            $chosen,
            ") AS chosen JOIN posts p ON p.id = chosen.id LEFT JOIN people a ON a.id = p.author_id ",
            "LEFT JOIN excerpts x ON x.post_id = p.id ORDER BY ",
            $order
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

/// What of somebody's waits for its moment, the next first, and what only those find who know where: the newest first.
/// For themselves only, and no more than a hundred.
pub async fn apart(store: &Store, author: UserId) -> Result<Vec<PostSummary>, Error> {
    const SQL: &str = list!(
        "author_id = $1 AND status IN ('scheduled', 'unlisted') ORDER BY status, publish_at, published DESC, id DESC LIMIT $2",
        "CAST(NULL AS BIGINT)",
        "p.status, p.publish_at, p.published DESC, p.id DESC"
    );
    let rows: Vec<SummaryRow> = query::all(store, SQL, [author.0.into(), MOST.into()]).await?;
    Ok(rows.into_iter().map(PostSummary::from).collect())
}

/// A tag as the newest post spells it, and a page of the published posts that have it, newest first. [`Error::NotFound`]
/// where there are none.
pub async fn tagged(
    store: &Store,
    key: &str,
    number: PageNumber,
) -> Result<(Tag, Page<PostSummary>), Error> {
    const SQL: &str = list!(
        "status = 'published' AND id IN (SELECT post_id FROM post_tags WHERE key = $1) \
         ORDER BY published DESC, id DESC LIMIT $2 OFFSET $3",
        "(SELECT t.name FROM post_tags t WHERE t.post_id = p.id AND t.key = $1) AS tag, \
         (SELECT COUNT(*) FROM post_tags t JOIN posts q ON q.id = t.post_id WHERE t.key = $1 AND q.status = 'published')",
        "p.published DESC, p.id DESC"
    );
    let values = [key.into(), clamped(PAGE_SIZE), clamped(number.offset())];
    let rows: Vec<TaggedRow> = query::all(store, SQL, values).await?;
    let newest = rows.first().ok_or(Error::NotFound)?;
    let (tag, total) = (
        Tag::from_stored(&newest.tag),
        newest.post.total.unwrap_or(0),
    );
    let posts = rows.into_iter().map(|row| row.post).collect();
    Ok((tag, page(posts, number, total, PAGE_SIZE)?))
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

/// Databases count with a sign.
fn clamped(number: u64) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}
