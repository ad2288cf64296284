//! What comes out of the database about posts, and what it means.

use crate::Error;
use crate::people::Byline;
use crate::render::{self, Part, Stored};
use domain::post::{Canonical, Format, Post, PostSource, PostSummary, Status};
use domain::{Cover, PostId, Slug, Tag, Timestamp};
use markup::Punctuation;
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
    /// The post at a moment, with its text as a page shows it.
    pub(super) async fn shown(self, part: Part, now: Timestamp) -> Result<Post, Error> {
        let text = Stored {
            part,
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
            cover: cover(self.cover_url, self.cover_alt, &self.cover_caption),
            description: match self.opening {
                Some(opening) => markup::excerpt(&opening),
                None => self.description,
            },
            tags: tags(self.tags),
            canonical: canonical(self.canonical),
            publish_at: self.publish_at.map(Timestamp::from_millis),
            takes_comments: self.comments_until.is_none_or(|end| now.millis() < end),
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
    pub(super) async fn edited(mut self) -> Result<PostSource, Error> {
        let part = Part::Post(Punctuation::default());
        let format = Format::from_word(&self.format);
        self.body = render::source(part, format, self.body).await?;
        Ok(self.stored())
    }

    /// The post with its text as it is stored.
    pub(super) fn stored(self) -> PostSource {
        PostSource {
            id: PostId(self.id),
            slug: Slug::from_path(&self.slug),
            author: self.author_id.map(domain::UserId),
            title: self.title,
            subtitle: self.subtitle,
            body: self.body,
            format: Format::from_word(&self.format),
            cover: cover(self.cover_url, self.cover_alt, &self.cover_caption),
            status: Status::from_word(&self.status),
            publish_at: self.publish_at.map(Timestamp::from_millis),
            slug_chosen: self.slug_chosen,
            tags: tags(self.tags),
            excerpt: self.excerpt,
            canonical: canonical(self.canonical),
            comments_until: self.comments_until.map(Timestamp::from_millis),
            published: self.published.map(Timestamp::from_millis),
            version: self.version,
            updated: Timestamp::from_millis(self.updated),
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
