//! Who may do what: every permission rule of the site, one line each.
//!
//! Views, server functions, the API and the command line ask here, so a control that somebody may not use is
//! missing for the same reason that the server refuses it.

use crate::{Role, UserId, Viewer};

/// What the rules need to know about a post.
pub trait OwnedPost {
    /// `None` when the author's account is gone.
    fn author(&self) -> Option<UserId>;
    /// Whether everybody who has its address can read it.
    fn is_published(&self) -> bool;
    /// Whether the time for comments is not over.
    fn takes_comments(&self) -> bool {
        true
    }
}

/// What the rules need to know about a comment.
pub trait OwnedComment {
    /// `None` when the person's account is gone.
    fn author(&self) -> Option<UserId>;
}

/// What the rules need to know about a picture.
pub trait OwnedPicture {
    /// `None` when the person's account is gone.
    fn owner(&self) -> Option<UserId>;
}

#[must_use]
pub fn can_write(viewer: Option<&Viewer>) -> bool {
    viewer.is_some_and(|viewer| viewer.role >= Role::Author)
}

#[must_use]
pub fn can_see_post(viewer: Option<&Viewer>, post: &impl OwnedPost) -> bool {
    post.is_published() || can_edit_post(viewer, post)
}

#[must_use]
pub fn can_edit_post(viewer: Option<&Viewer>, post: &impl OwnedPost) -> bool {
    viewer.is_some_and(|viewer| {
        is_admin(Some(viewer)) || (can_write(Some(viewer)) && post.author() == Some(viewer.id))
    })
}

#[must_use]
pub fn can_delete_post(viewer: Option<&Viewer>, post: &impl OwnedPost) -> bool {
    can_edit_post(viewer, post)
}

/// Out of the bin, or out of it for good.
#[must_use]
pub fn can_empty_bin(viewer: Option<&Viewer>, post: &impl OwnedPost) -> bool {
    can_delete_post(viewer, post)
}

/// Whether somebody may let others read a post before it is published, and take that back.
#[must_use]
pub fn can_share_draft(viewer: Option<&Viewer>, post: &impl OwnedPost) -> bool {
    can_edit_post(viewer, post)
}

/// Earlier versions hold what an author took back.
#[must_use]
pub fn can_see_revisions(viewer: Option<&Viewer>, post: &impl OwnedPost) -> bool {
    can_edit_post(viewer, post)
}

/// Comments are closed on drafts, and after the day that the author chose.
#[must_use]
pub fn can_comment(viewer: Option<&Viewer>, post: &impl OwnedPost) -> bool {
    viewer.is_some() && post.is_published() && post.takes_comments()
}

#[must_use]
pub fn can_edit_comment(viewer: Option<&Viewer>, comment: &impl OwnedComment) -> bool {
    viewer.is_some_and(|viewer| comment.author() == Some(viewer.id))
}

/// Whoever wrote the comment, whoever wrote the post, and admins.
#[must_use]
pub fn can_delete_comment(
    viewer: Option<&Viewer>,
    comment: &impl OwnedComment,
    post: &impl OwnedPost,
) -> bool {
    can_edit_comment(viewer, comment) || can_edit_post(viewer, post)
}

#[must_use]
pub fn can_upload(viewer: Option<&Viewer>) -> bool {
    can_write(viewer)
}

/// To describe, replace and delete it, and to see it in the library.
#[must_use]
pub fn can_change_picture(viewer: Option<&Viewer>, picture: &impl OwnedPicture) -> bool {
    viewer.is_some_and(|viewer| {
        is_admin(Some(viewer)) || (can_upload(Some(viewer)) && picture.owner() == Some(viewer.id))
    })
}

#[must_use]
pub fn can_administer(viewer: Option<&Viewer>) -> bool {
    is_admin(viewer)
}

#[must_use]
pub fn can_manage_people(viewer: Option<&Viewer>) -> bool {
    is_admin(viewer)
}

#[must_use]
pub fn can_read_audit(viewer: Option<&Viewer>) -> bool {
    is_admin(viewer)
}

#[must_use]
pub fn is_admin(viewer: Option<&Viewer>) -> bool {
    viewer.is_some_and(|viewer| viewer.role == Role::Admin)
}
