//! What comes out of the database about posts, and what it means.

use crate::people::Byline;
use crate::render::{self, Part};
use domain::post::{Format, Post, PostSource, PostSummary, Status};
use domain::{Cover, PostId, Slug, Timestamp};
use markup::Punctuation;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
pub(super) struct SummaryRow {
    id: i64,
    slug: String,
    title: String,
    subtitle: String,
    cover_url: Option<String>,
    cover_alt: String,
    status: String,
    date: i64,
    minutes: i32,
    comments: i64,
    author_id: Option<i64>,
    author_name: Option<String>,
    author_handle: Option<String>,
    /// Posts in the whole list.
    pub(super) total: Option<i64>,
}

#[derive(FromQueryResult)]
pub(super) struct PostRow {
    id: i64,
    slug: String,
    title: String,
    subtitle: String,
    cover_url: Option<String>,
    cover_alt: String,
    format: String,
    /// Only where the present renderer made it.
    html: Option<String>,
    /// Only where `html` is missing.
    source: Option<String>,
    status: String,
    created: i64,
    published: Option<i64>,
    updated: i64,
    minutes: i32,
    author_id: Option<i64>,
    author_name: Option<String>,
    author_handle: Option<String>,
}

#[derive(FromQueryResult)]
pub(super) struct SourceRow {
    id: i64,
    slug: String,
    author_id: Option<i64>,
    title: String,
    subtitle: String,
    body: String,
    format: String,
    cover_url: Option<String>,
    cover_alt: String,
    status: String,
    published: Option<i64>,
    version: i64,
    updated: i64,
}

#[derive(FromQueryResult)]
pub(super) struct SlugRow {
    pub(super) slug: String,
}

impl From<SummaryRow> for PostSummary {
    fn from(row: SummaryRow) -> Self {
        Self {
            id: PostId(row.id),
            slug: Slug::from_path(&row.slug),
            title: row.title,
            subtitle: row.subtitle,
            author: Byline(row.author_id, row.author_name, row.author_handle).into(),
            cover: cover(row.cover_url, row.cover_alt),
            status: Status::from_word(&row.status),
            date: Timestamp::from_millis(row.date),
            minutes: row.minutes.into(),
            comments: row.comments,
        }
    }
}

impl PostRow {
    /// The post, rendered as posts are now where what is stored is of another time.
    pub(super) fn into_post(self, part: Part) -> Post {
        let row = self;
        let format = Format::from_word(&row.format);
        Post {
            id: PostId(row.id),
            slug: Slug::from_path(&row.slug),
            title: row.title,
            subtitle: row.subtitle,
            author: Byline(row.author_id, row.author_name, row.author_handle).into(),
            cover: cover(row.cover_url, row.cover_alt),
            html: render::shown(part, format, row.html, row.source),
            status: Status::from_word(&row.status),
            created: Timestamp::from_millis(row.created),
            published: row.published.map(Timestamp::from_millis),
            updated: Timestamp::from_millis(row.updated),
            minutes: row.minutes.into(),
        }
    }
}

impl From<SourceRow> for PostSource {
    fn from(row: SourceRow) -> Self {
        let format = Format::from_word(&row.format);
        Self {
            id: PostId(row.id),
            slug: Slug::from_path(&row.slug),
            author: row.author_id.map(domain::UserId),
            title: row.title,
            subtitle: row.subtitle,
            body: render::source(Part::Post(Punctuation::default()), format, row.body),
            format,
            cover: cover(row.cover_url, row.cover_alt),
            status: Status::from_word(&row.status),
            published: row.published.map(Timestamp::from_millis),
            version: row.version,
            updated: Timestamp::from_millis(row.updated),
        }
    }
}

/// Parsed again, because a row may have come from elsewhere: an address that is no picture's is no cover.
fn cover(url: Option<String>, alt: String) -> Option<Cover> {
    Cover::parse(&url?, &alt).ok().flatten()
}
