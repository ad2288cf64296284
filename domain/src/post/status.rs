//! Who can read a post, and what its text is written in.

use serde::{Deserialize, Serialize};

/// Whether readers can see a post. On the wire it is its word, as in the database and in the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "&'static str", from = "String")]
pub enum Status {
    /// Only its author sees it.
    #[default]
    Draft,
    /// A draft until the moment that its author chose.
    Scheduled,
    /// Everybody can read it.
    Published,
    /// Everybody who knows the address can read it; no list has it.
    Unlisted,
}

impl Status {
    pub const ALL: [Self; 4] = [
        Self::Draft,
        Self::Scheduled,
        Self::Published,
        Self::Unlisted,
    ];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Unlisted => "unlisted",
        }
    }

    /// Any other word keeps the post to its author.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|status| status.word() == word);
        known.unwrap_or_default()
    }

    /// Whether everybody who has its address can read the post.
    #[must_use]
    pub const fn is_readable(self) -> bool {
        matches!(self, Self::Published | Self::Unlisted)
    }
}

impl From<Status> for &'static str {
    fn from(status: Status) -> Self {
        status.word()
    }
}

impl From<String> for Status {
    fn from(word: String) -> Self {
        Self::from_word(&word)
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
