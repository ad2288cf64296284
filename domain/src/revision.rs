//! Earlier versions of a post: who saved which, and what the difference is.

use crate::post::PostForm;
use crate::{PersonLink, RevisionId, Timestamp};
use serde::{Deserialize, Serialize};

/// Most versions of a post that are kept, the newest of them.
pub const VERSIONS: u64 = 200;
/// Most of them that no button saved.
pub const UNSAVED: u64 = 30;

/// Why a version is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// Its author saved it.
    Saved,
    /// It was typed and not saved, and something else was to take its place.
    Unsaved,
}

impl Reason {
    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Unsaved => "unsaved",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Self {
        if word == Self::Unsaved.word() {
            Self::Unsaved
        } else {
            Self::Saved
        }
    }
}

/// A version of a post in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    pub id: RevisionId,
    /// Counts the saves of the post; for what was not saved, the one that it began from.
    pub version: i64,
    pub by: Option<PersonLink>,
    pub at: Timestamp,
    pub reason: Reason,
    pub title: String,
}

/// A version of a post with all that it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionSource {
    pub revision: Revision,
    pub form: PostForm,
}

/// What became of a line from one text to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    Same,
    Gone,
    New,
}

/// A line of a difference, in pieces of which some are what is gone or new about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub fate: Fate,
    pub pieces: Vec<(bool, String)>,
}

/// The difference of one part of a post: its name, and its lines. Long stretches without a change are left out, and an empty
/// line list of [`Line`]s stands between what is left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    pub part: String,
    pub hunks: Vec<Vec<Line>>,
}
