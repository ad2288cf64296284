//! What a program gets: posts, comments and people as JSON. [`super::openapi`] describes each.

use domain::comment::Comment;
use domain::post::{Post, PostSource, PostSummary};
use domain::{Cover, PersonLink, Slug, paths};
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
}

/// A post in a list.
#[derive(Serialize)]
pub(super) struct Listed {
    slug: String,
    url: String,
    title: String,
    subtitle: String,
    author: Option<Author>,
    cover: Option<Picture>,
    status: &'static str,
    published: String,
    minutes: i64,
    comments: i64,
}

/// A post on its own. The last two are there for whoever may edit it.
#[derive(Serialize)]
pub(super) struct Whole {
    slug: String,
    url: String,
    title: String,
    subtitle: String,
    author: Option<Author>,
    cover: Option<Picture>,
    status: &'static str,
    created: String,
    published: Option<String>,
    updated: String,
    minutes: i64,
    html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i64>,
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
    })
}

pub(super) fn listed(site: &str, post: PostSummary) -> Listed {
    Listed {
        url: format!("{site}{}", paths::post(&post.slug)),
        slug: post.slug.to_string(),
        title: post.title,
        subtitle: post.subtitle,
        author: author(post.author),
        cover: picture(post.cover),
        status: post.status.word(),
        published: post.date.rfc3339(),
        minutes: post.minutes,
        comments: post.comments,
    }
}

/// `source` is there for whoever may edit the post.
pub(super) fn whole(site: &str, post: Post, source: Option<PostSource>) -> Whole {
    let version = source.as_ref().map(|source| source.version);
    Whole {
        url: format!("{site}{}", paths::post(&post.slug)),
        slug: post.slug.to_string(),
        title: post.title,
        subtitle: post.subtitle,
        author: author(post.author),
        cover: picture(post.cover),
        status: post.status.word(),
        created: post.created.rfc3339(),
        published: post.published.map(domain::Timestamp::rfc3339),
        updated: post.updated.rfc3339(),
        minutes: post.minutes,
        html: post.html.as_str().to_owned(),
        body: source.map(|source| source.body),
        version,
    }
}

pub(super) fn said(site: &str, under: &Slug, comment: Comment) -> Said {
    Said {
        id: comment.id.0,
        url: format!("{site}{}", paths::comment(under, comment.id)),
        author: author(comment.author),
        html: comment.html.as_str().to_owned(),
        created: comment.created.rfc3339(),
        edited: comment.edited.map(domain::Timestamp::rfc3339),
    }
}
