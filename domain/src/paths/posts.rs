//! The addresses of posts, of their tags, of their earlier versions and of what is said under them.

use super::{DRAFTS, TAGS, encode};
use crate::{CommentId, LinkSecret, PostId, RevisionId, Slug, Tag};

#[must_use]
pub fn post(slug: &Slug) -> String {
    format!("/posts/{}", encode(slug.as_str()))
}

#[must_use]
pub fn edit_post(slug: &Slug) -> String {
    format!("{}/edit", post(slug))
}

#[must_use]
pub fn delete_post(slug: &Slug) -> String {
    format!("{}/delete", post(slug))
}

/// Where an author lets others read a draft.
#[must_use]
pub fn share_draft(slug: &Slug) -> String {
    format!("{}/preview", post(slug))
}

/// A draft, for whoever has the secret.
#[must_use]
pub fn preview(secret: &LinkSecret) -> String {
    format!("/preview/{}", encode(secret.as_str()))
}

/// Where a post comes out of the bin.
#[must_use]
pub fn restore_post(id: PostId) -> String {
    format!("{DRAFTS}/{id}/restore")
}

/// The question before a post in the bin goes for good.
#[must_use]
pub fn discard_post(id: PostId) -> String {
    format!("{DRAFTS}/{id}/discard")
}

/// The earlier versions of a post.
#[must_use]
pub fn revisions(slug: &Slug) -> String {
    format!("{}/revisions", post(slug))
}

#[must_use]
pub fn revision(slug: &Slug, id: RevisionId) -> String {
    format!("{}/{id}", revisions(slug))
}

#[must_use]
pub fn restore_revision(slug: &Slug, id: RevisionId) -> String {
    format!("{}/restore", revision(slug, id))
}

/// The posts with a tag.
#[must_use]
pub fn tag(tag: &Tag) -> String {
    format!("{TAGS}/{}", encode(&tag.key()))
}

/// Where the comment form posts to.
#[must_use]
pub fn comments(slug: &Slug) -> String {
    format!("{}/comments", post(slug))
}

/// A comment's own place on its post's page.
#[must_use]
pub fn comment(slug: &Slug, id: CommentId) -> String {
    format!("{}#comment-{id}", post(slug))
}

#[must_use]
pub fn edit_comment(id: CommentId) -> String {
    format!("/comments/{id}/edit")
}

#[must_use]
pub fn delete_comment(id: CommentId) -> String {
    format!("/comments/{id}/delete")
}
