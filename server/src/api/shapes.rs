//! What a program gets: posts, comments and people as JSON. [`super::openapi`] describes each.

use domain::comment::Comment;
use domain::post::{Post, PostSource, PostSummary};
use domain::{Cover, PersonLink, Slug, Timestamp, paths};
use serde::Serialize;

/// A byline.
#[derive(Serialize)]
pub(super) struct Author {
    name: String,
    handle: String,
}

#[derive(Serialize)]
pub(super) struct Picture {
    url: String,
    alt: String,
    caption: String,
}

/// What is told of a post wherever it is.
#[derive(Serialize)]
struct About {
    slug: String,
    url: String,
    title: String,
    subtitle: String,
    author: Option<Author>,
    cover: Option<Picture>,
    status: &'static str,
    minutes: i64,
}

/// A post in a list.
#[derive(Serialize)]
pub(super) struct Listed {
    #[serde(flatten)]
    about: About,
    excerpt: String,
    published: String,
    comments: i64,
}

/// A post on its own.
#[derive(Serialize)]
pub(super) struct Whole {
    #[serde(flatten)]
    about: About,
    description: String,
    tags: Vec<String>,
    canonical: Option<String>,
    takes_comments: bool,
    created: String,
    publish_at: Option<String>,
    published: Option<String>,
    updated: String,
    html: String,
    #[serde(flatten)]
    source: Option<Source>,
}

/// What is there for whoever may edit the post besides.
#[derive(Serialize)]
struct Source {
    body: String,
    excerpt: String,
    /// A day, or nothing, as the form has it.
    comments_until: String,
    version: i64,
}

#[derive(Serialize)]
pub(super) struct Said {
    id: i64,
    url: String,
    author: Option<Author>,
    html: String,
    created: String,
    edited: Option<String>,
}

fn author(link: Option<PersonLink>) -> Option<Author> {
    link.map(|link| Author {
        name: link.name,
        handle: link.handle.to_string(),
    })
}

fn picture(cover: Option<Cover>) -> Option<Picture> {
    cover.map(|cover| Picture {
        url: cover.url,
        alt: cover.alt,
        caption: cover.caption,
    })
}

pub(super) fn listed(site: &str, post: PostSummary) -> Listed {
    Listed {
        about: About {
            url: format!("{site}{}", paths::post(&post.slug)),
            slug: post.slug.to_string(),
            title: post.title,
            subtitle: post.subtitle,
            author: author(post.author),
            cover: picture(post.cover),
            status: post.status.word(),
            minutes: post.minutes,
        },
        excerpt: post.excerpt,
        published: post.date.rfc3339(),
        comments: post.comments,
    }
}

/// `source` is there for whoever may edit the post.
pub(super) fn whole(site: &str, post: Post, source: Option<PostSource>) -> Whole {
    Whole {
        about: About {
            url: format!("{site}{}", paths::post(&post.slug)),
            slug: post.slug.to_string(),
            title: post.title,
            subtitle: post.subtitle,
            author: author(post.author),
            cover: picture(post.cover),
            status: post.status.word(),
            minutes: post.minutes,
        },
        description: post.description,
        tags: post.tags.iter().map(ToString::to_string).collect(),
        canonical: post.canonical.map(|address| address.as_str().to_owned()),
        takes_comments: post.takes_comments,
        created: post.created.rfc3339(),
        publish_at: post.publish_at.map(Timestamp::rfc3339),
        published: post.published.map(Timestamp::rfc3339),
        updated: post.updated.rfc3339(),
        html: post.html.as_str().to_owned(),
        source: source.map(|source| Source {
            comments_until: source.form().comments_until,
            body: source.body,
            excerpt: source.excerpt,
            version: source.version,
        }),
    }
}

pub(super) fn said(site: &str, under: &Slug, comment: Comment) -> Said {
    Said {
        id: comment.id.0,
        url: format!("{site}{}", paths::comment(under, comment.id)),
        author: author(comment.author),
        html: comment.html.as_str().to_owned(),
        created: comment.created.rfc3339(),
        edited: comment.edited.map(Timestamp::rfc3339),
    }
}
