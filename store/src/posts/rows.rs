//! What comes out of the database about posts, and what it means.

use crate::Error;
use crate::people::Byline;
use crate::render::{self, Part, Stored};
use domain::post::{Format, Post, PostSource, PostSummary, Status};
use domain::{Cover, PostId, Slug, Timestamp};
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
    /// The post with its text as a page shows it.
    pub(super) async fn shown(self) -> Result<Post, Error> {
        let text = Stored {
            part: Part::Post,
            format: Format::from_word(&self.format),
            html: self.html,
            source: self.source,
        };
        let html = render::shown(vec![text]).await?.pop();
        Ok(Post {
            id: PostId(self.id),
            slug: Slug::from_path(&self.slug),
            title: self.title,
            subtitle: self.subtitle,
            author: Byline(self.author_id, self.author_name, self.author_handle).into(),
            cover: cover(self.cover_url, self.cover_alt),
            html: html.unwrap_or_default(),
            status: Status::from_word(&self.status),
            created: Timestamp::from_millis(self.created),
            published: self.published.map(Timestamp::from_millis),
            updated: Timestamp::from_millis(self.updated),
            minutes: self.minutes.into(),
        })
    }
}

impl SourceRow {
    /// The post with its text as its author edits it.
    pub(super) async fn edited(self) -> Result<PostSource, Error> {
        let format = Format::from_word(&self.format);
        Ok(PostSource {
            id: PostId(self.id),
            slug: Slug::from_path(&self.slug),
            author: self.author_id.map(domain::UserId),
            title: self.title,
            subtitle: self.subtitle,
            body: render::source(Part::Post, format, self.body).await?,
            format,
            cover: cover(self.cover_url, self.cover_alt),
            status: Status::from_word(&self.status),
            published: self.published.map(Timestamp::from_millis),
            version: self.version,
            updated: Timestamp::from_millis(self.updated),
        })
    }
}

/// Parsed again, because a row may have come from elsewhere: an address that is no picture's is no cover.
fn cover(url: Option<String>, alt: String) -> Option<Cover> {
    Cover::parse(&url?, &alt).ok().flatten()
}
