//! What an author decides about a post beside its text.

use super::PostForm;
use crate::cover::https_address;
use crate::invalid::{Field, Findings, Invalid, Problem};
use crate::{Excerpt, Slug, Tag, Timestamp, moment};
use serde::{Deserialize, Serialize};

/// Everything that is typed into "Settings of the post". The default is a post that nobody decided anything about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostSettings {
    /// `None` for an address that follows the title until the post is published.
    pub slug: Option<Slug>,
    pub tags: Vec<Tag>,
    /// Empty where the subtitle says enough.
    pub excerpt: Excerpt,
    pub canonical: Option<Canonical>,
    pub publish_at: Option<Timestamp>,
    /// From this moment on nobody can comment.
    pub comments_until: Option<Timestamp>,
}

impl PostSettings {
    pub(super) fn parse(form: &PostForm, findings: &mut Findings) -> Option<Self> {
        let slug = findings.check(Slug::parse(&form.slug));
        let tags = findings.check(Tag::parse_list(&form.tags));
        let excerpt = findings.check(Excerpt::parse(&form.excerpt));
        let canonical = findings.check(Canonical::parse(&form.canonical));
        let publish_at = moment::parse(Field::PublishAt, &form.publish_at, &form.zone);
        let publish_at = findings.check(publish_at);
        let until = moment::parse_day(Field::CommentsUntil, &form.comments_until);
        let comments_until = findings.check(until);
        Some(Self {
            slug: slug?,
            tags: tags?,
            excerpt: excerpt?,
            canonical: canonical?,
            publish_at: publish_at?,
            comments_until: comments_until?,
        })
    }
}

/// Where a text stood first, which search engines are told to prefer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Canonical(String);

impl Canonical {
    /// Longest address in characters.
    pub const MAX: usize = 2000;

    /// No address, nothing to prefer. Otherwise it starts with `https://`.
    pub fn parse(raw: &str) -> Result<Option<Self>, Invalid> {
        let wrong = |problem| Err(Invalid::new(Field::Canonical, problem));
        let raw = raw.trim();
        if raw.is_empty() {
            return Ok(None);
        }
        if raw.chars().count() > Self::MAX {
            return wrong(Problem::TooLong { max: Self::MAX });
        }
        match https_address(raw) {
            Some(address) => Ok(Some(Self(address))),
            None => wrong(Problem::NotAPictureAddress),
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
