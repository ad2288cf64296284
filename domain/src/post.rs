//! Posts: the form an author fills in, and what pages show of them.

use crate::conflict::Base;
use crate::invalid::{Findings, Invalid};
use crate::policy::OwnedPost;
use crate::{
    Cover, PersonLink, PostBody, PostId, SafeHtml, Slug, Subtitle, Timestamp, Title, UserId,
};
use serde::{Deserialize, Serialize};

/// Whether readers can see a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    #[default]
    Draft,
    Published,
}

impl Status {
    /// The word in the database and in the form.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
        }
    }

    /// Anything but `published` keeps the post to its author.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        if word == Self::Published.word() {
            Self::Published
        } else {
            Self::Draft
        }
    }
}

/// What a post's text is written in. Imported posts may be HTML, which is sanitised on its way in and out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    #[default]
    Markdown,
    Html,
}

impl Format {
    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Self {
        if word == Self::Html.word() {
            Self::Html
        } else {
            Self::Markdown
        }
    }
}

/// The fields of `/write` and `/posts/{slug}/edit`, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PostForm {
    pub title: String,
    pub subtitle: String,
    pub body: String,
    pub cover: String,
    pub cover_alt: String,
    pub status: String,
    /// What the author had read, as [`Base`] writes it; empty for a new post.
    pub version: String,
}

/// A post that fulfils every rule and can be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPost {
    pub title: Title,
    pub subtitle: Subtitle,
    pub body: PostBody,
    pub cover: Option<Cover>,
    pub status: Status,
}

impl PostForm {
    /// Finds everything that is wrong at once.
    pub fn parse(&self) -> Result<NewPost, Vec<Invalid>> {
        let mut findings = Findings::default();
        let title = findings.check(Title::parse(&self.title));
        let subtitle = findings.check(Subtitle::parse(&self.subtitle));
        let body = findings.check(PostBody::parse(&self.body));
        let cover = findings.check(Cover::parse(&self.cover, &self.cover_alt));
        let status = Status::from_word(&self.status);
        let post =
            title
                .zip(subtitle)
                .zip(body)
                .zip(cover)
                .map(|(((title, subtitle), body), cover)| NewPost {
                    title,
                    subtitle,
                    body,
                    cover,
                    status,
                });
        findings.finish(post)
    }

    /// What the author had read. A form that names nothing has read version 0, which no post has: it overwrites nothing.
    #[must_use]
    pub fn base(&self) -> Base {
        Base::parse(&self.version).unwrap_or_default()
    }
}

/// A post in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostSummary {
    pub id: PostId,
    pub slug: Slug,
    pub title: String,
    pub subtitle: String,
    pub author: Option<PersonLink>,
    pub cover: Option<Cover>,
    pub status: Status,
    /// When it was published, or last changed if it never was.
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
    pub html: SafeHtml,
    pub status: Status,
    pub created: Timestamp,
    pub published: Option<Timestamp>,
    pub updated: Timestamp,
    pub minutes: i64,
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
        let cover = self.cover.clone().map(|cover| (cover.url, cover.alt));
        let (cover, cover_alt) = cover.unwrap_or_default();
        let mut form = PostForm {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            body: self.body.clone(),
            cover,
            cover_alt,
            status: self.status.word().to_owned(),
            version: String::new(),
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
        self.status == Status::Published
    }
}

impl OwnedPost for Post {
    fn author(&self) -> Option<UserId> {
        self.author.as_ref().map(|author| author.id)
    }

    fn is_published(&self) -> bool {
        self.status == Status::Published
    }
}

impl OwnedPost for PostSource {
    fn author(&self) -> Option<UserId> {
        self.author
    }

    fn is_published(&self) -> bool {
        self.status == Status::Published
    }
}

/// Reading time of a text in minutes, at least 1.
#[must_use]
pub fn reading_minutes(text: &str) -> i64 {
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(|c| c.is_alphanumeric() && !is_dense(c)))
        .count();
    let seconds = words * 60 / 220 + dense * 60 / 450;
    i64::try_from(seconds.div_ceil(60))
        .unwrap_or(i64::MAX)
        .max(1)
}

/// Scripts written without spaces between words: kana, Han, Hangul syllables, Thai.
const fn is_dense(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}')
}
