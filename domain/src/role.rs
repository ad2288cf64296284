//! What kind of account somebody has.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// From least to most, so that roles can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Comments.
    Reader,
    /// Writes posts of their own as well.
    Author,
    /// Looks after people and site.
    Admin,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Reader, Self::Author, Self::Admin];

    /// The word in the database, in the API and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Author => "author",
            Self::Admin => "admin",
        }
    }

    /// The word on the page.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reader => "Reader",
            Self::Author => "Author",
            Self::Admin => "Admin",
        }
    }
}

/// The word was none of `admin`, `author`, `reader`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a role is one of admin, author, reader")]
pub struct UnknownRole;

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(word: &str) -> Result<Self, UnknownRole> {
        Self::ALL
            .into_iter()
            .find(|role| role.word() == word)
            .ok_or(UnknownRole)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
