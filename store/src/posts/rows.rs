//! What comes out of the database about posts, and what it means.

use crate::people::Byline;
use crate::render::{self, Part};
use domain::post::{Canonical, Format, Post, PostSource, PostSummary, Status};
use domain::{Cover, PostId, Slug, Tag, Timestamp};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
pub(super) struct SummaryRow {
    id: i64,
    slug: String,
    title: String,
    subtitle: String,
    excerpt: String,
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

/// The same in the list of a tag.
#[derive(FromQueryResult)]
pub(super) struct TaggedRow {
    #[sea_orm(nested)]
    pub(super) post: SummaryRow,
    pub(super) tag: String,
}

#[derive(FromQueryResult)]
pub(super) struct PostRow {
    id: i64,
    slug: String,
    title: String,
    subtitle: String,
    cover_url: Option<String>,
    cover_alt: String,
    cover_caption: String,
    description: String,
    /// How the text begins, where nothing else says what it is about.
    opening: Option<String>,
    tags: Option<String>,
    canonical: Option<String>,
    publish_at: Option<i64>,
    comments_until: Option<i64>,
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
    cover_caption: String,
    status: String,
    publish_at: Option<i64>,
    slug_chosen: bool,
    tags: Option<String>,
    excerpt: String,
    canonical: Option<String>,
    comments_until: Option<i64>,
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
            excerpt: row.excerpt,
            author: Byline(row.author_id, row.author_name, row.author_handle).into(),
            cover: cover(row.cover_url, row.cover_alt, ""),
            status: Status::from_word(&row.status),
            date: Timestamp::from_millis(row.date),
            minutes: row.minutes.into(),
            comments: row.comments,
        }
    }
}

impl PostRow {
    /// The post at a moment.
    pub(super) fn at(self, now: Timestamp) -> Post {
        let row = self;
        let format = Format::from_word(&row.format);
        Post {
            id: PostId(row.id),
            slug: Slug::from_path(&row.slug),
            title: row.title,
            subtitle: row.subtitle,
            author: Byline(row.author_id, row.author_name, row.author_handle).into(),
            cover: cover(row.cover_url, row.cover_alt, &row.cover_caption),
            description: match row.opening {
                Some(opening) => markup::excerpt(&opening),
                None => row.description,
            },
            tags: tags(row.tags),
            canonical: canonical(row.canonical),
            publish_at: row.publish_at.map(Timestamp::from_millis),
            takes_comments: row.comments_until.is_none_or(|end| now.millis() < end),
            html: render::shown(Part::Post, format, row.html, row.source),
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
            body: render::source(Part::Post, format, row.body),
            format,
            cover: cover(row.cover_url, row.cover_alt, &row.cover_caption),
            status: Status::from_word(&row.status),
            publish_at: row.publish_at.map(Timestamp::from_millis),
            slug_chosen: row.slug_chosen,
            tags: tags(row.tags),
            excerpt: row.excerpt,
            canonical: canonical(row.canonical),
            comments_until: row.comments_until.map(Timestamp::from_millis),
            published: row.published.map(Timestamp::from_millis),
            version: row.version,
            updated: Timestamp::from_millis(row.updated),
        }
    }
}

/// Parsed again, because a row may have come from elsewhere: an address that is no picture's is no cover.
fn cover(url: Option<String>, alt: String, caption: &str) -> Option<Cover> {
    Cover::parse(&url?, &alt, caption).ok().flatten()
}

/// For the same reason.
fn canonical(address: Option<String>) -> Option<Canonical> {
    Canonical::parse(&address?).ok().flatten()
}

/// As the query joined them: no tag has a comma.
pub(super) fn tags(joined: Option<String>) -> Vec<Tag> {
    let joined = joined.unwrap_or_default();
    let names = joined.split(',').filter(|name| !name.is_empty());
    names.map(Tag::from_stored).collect()
}
