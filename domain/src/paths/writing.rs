//! The addresses of posts, of their earlier versions, and of what is said under them.

use super::encode;
use crate::{CommentId, RevisionId, Slug};

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
