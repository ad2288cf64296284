//! Comments: the form under a post, and what pages show of them.

use crate::policy::{OwnedComment, OwnedPost};
use crate::post::Format;
use crate::{
    CommentBody, CommentId, Invalid, PersonLink, PostId, SafeHtml, Slug, Timestamp, UserId,
};
use serde::{Deserialize, Serialize};

/// The fields of the comment form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommentForm {
    pub body: String,
    /// Names the form that was shown: what is sent from it twice is said once.
    pub key: String,
}

impl CommentForm {
    pub fn parse(&self) -> Result<CommentBody, Vec<Invalid>> {
        CommentBody::parse(&self.body).map_err(|invalid| vec![invalid])
    }
}

/// A comment under its post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: CommentId,
    pub author: Option<PersonLink>,
    pub html: SafeHtml,
    pub created: Timestamp,
    /// Set when the person changed it later.
    pub edited: Option<Timestamp>,
    /// Imported from a blog that kept no dates: `created` is then the post's.
    pub date_unknown: bool,
}

/// A comment on the page of whoever said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub id: CommentId,
    pub post_slug: Slug,
    pub post_title: String,
    pub html: SafeHtml,
    pub created: Timestamp,
    /// As for [`Comment`].
    pub date_unknown: bool,
}

/// A comment as its author edits it, and the post it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentSource {
    pub id: CommentId,
    pub author: Option<UserId>,
    pub body: String,
    pub format: Format,
    pub post_id: PostId,
    pub post_slug: Slug,
    pub post_title: String,
    pub post_author: Option<UserId>,
    pub post_published: bool,
}

/// What the rules need to know about the post that a comment belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentedPost {
    author: Option<UserId>,
    published: bool,
}

impl CommentSource {
    #[must_use]
    pub const fn post(&self) -> CommentedPost {
        CommentedPost {
            author: self.post_author,
            published: self.post_published,
        }
    }
}

impl OwnedPost for CommentedPost {
    fn author(&self) -> Option<UserId> {
        self.author
    }

    fn is_published(&self) -> bool {
        self.published
    }
}

impl OwnedComment for Comment {
    fn author(&self) -> Option<UserId> {
        self.author.as_ref().map(|author| author.id)
    }
}

impl OwnedComment for CommentSource {
    fn author(&self) -> Option<UserId> {
        self.author
    }
}
