//! What pages show of posts.

use super::{Canonical, Format, PostForm, Status};
use crate::conflict::Base;
use crate::policy::OwnedPost;
use crate::{Cover, PersonLink, PostId, SafeHtml, Slug, Tag, Timestamp, UserId, moment};
use serde::{Deserialize, Serialize};

/// A post in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostSummary {
    pub id: PostId,
    pub slug: Slug,
    pub title: String,
    pub subtitle: String,
    /// What the list says about it: the excerpt, or else the subtitle.
    pub excerpt: String,
    pub author: Option<PersonLink>,
    pub cover: Option<Cover>,
    pub status: Status,
    /// When it was published or is to be, or last changed if it is a draft.
    pub date: Timestamp,
    /// Minutes at 220 words a minute (or 450 characters of a script without spaces), at least 1.
    pub minutes: i64,
    pub comments: i64,
}

/// A post on its own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    pub id: PostId,
    pub slug: Slug,
    pub title: String,
    pub subtitle: String,
    pub author: Option<PersonLink>,
    pub cover: Option<Cover>,
    /// What is said about it elsewhere: the excerpt, the subtitle, or how the text begins.
    pub description: String,
    pub tags: Vec<Tag>,
    pub canonical: Option<Canonical>,
    pub html: SafeHtml,
    pub status: Status,
    /// When it is to be published.
    pub publish_at: Option<Timestamp>,
    /// Whether the time for comments is not over.
    pub takes_comments: bool,
    pub created: Timestamp,
    pub published: Option<Timestamp>,
    pub updated: Timestamp,
    pub minutes: i64,
}

/// A post in the bin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binned {
    pub id: PostId,
    pub author: Option<UserId>,
    pub title: String,
    /// When it was put there.
    pub since: Timestamp,
    pub comments: i64,
}

/// A post as its author edits it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostSource {
    pub id: PostId,
    pub slug: Slug,
    pub author: Option<UserId>,
    pub title: String,
    pub subtitle: String,
    pub body: String,
    pub format: Format,
    pub cover: Option<Cover>,
    pub status: Status,
    pub publish_at: Option<Timestamp>,
    /// Its author chose the address, which does not follow the title then.
    pub slug_chosen: bool,
    pub tags: Vec<Tag>,
    /// As typed.
    pub excerpt: String,
    pub canonical: Option<Canonical>,
    pub comments_until: Option<Timestamp>,
    /// When it was published first. The address of a post that never was follows its title.
    pub published: Option<Timestamp>,
    /// Counts the saves; a save names the version it began from.
    pub version: i64,
    pub updated: Timestamp,
}

impl PostSource {
    /// The form as it stands when the editor opens.
    #[must_use]
    pub fn form(&self) -> PostForm {
        let cover = self.cover.clone();
        let (cover, cover_alt, cover_caption) = cover
            .map(|cover| (cover.url, cover.alt, cover.caption))
            .unwrap_or_default();
        let address = if self.slug_chosen || self.published.is_some() {
            self.slug.to_string()
        } else {
            String::new()
        };
        let canonical = self.canonical.as_ref().map(Canonical::as_str);
        let empty = if self.body.trim().is_empty() {
            "yes"
        } else {
            ""
        };
        let mut form = PostForm {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            body: self.body.clone(),
            cover,
            cover_alt,
            cover_caption,
            status: self.status.word().to_owned(),
            publish_at: self.publish_at.map(moment::local).unwrap_or_default(),
            slug: address,
            tags: Tag::join(&self.tags),
            excerpt: self.excerpt.clone(),
            canonical: canonical.unwrap_or_default().to_owned(),
            comments_until: self
                .comments_until
                .map(moment::day_before)
                .unwrap_or_default(),
            empty: empty.to_owned(),
            ..PostForm::default()
        };
        form.version = Base::of(self, &form).to_string();
        form
    }
}

impl OwnedPost for PostSummary {
    fn author(&self) -> Option<UserId> {
        self.author.as_ref().map(|author| author.id)
    }

    fn is_published(&self) -> bool {
        self.status.is_readable()
    }
}

impl OwnedPost for Post {
    fn author(&self) -> Option<UserId> {
        self.author.as_ref().map(|author| author.id)
    }

    fn takes_comments(&self) -> bool {
        self.takes_comments
    }

    fn is_published(&self) -> bool {
        self.status.is_readable()
    }
}

impl OwnedPost for Binned {
    fn author(&self) -> Option<UserId> {
        self.author
    }

    fn is_published(&self) -> bool {
        false
    }
}

impl OwnedPost for PostSource {
    fn author(&self) -> Option<UserId> {
        self.author
    }

    fn is_published(&self) -> bool {
        self.status.is_readable()
    }
}
