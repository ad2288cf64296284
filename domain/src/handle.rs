//! The short name in a person's address, `/u/{handle}`, made from the name they gave.

use crate::invalid::{Field, Invalid, Problem};
use crate::slug::hyphenate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Lower-case words in any script joined by hyphens. Unique among all accounts, whatever the case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Handle(String);

impl Handle {
    /// Longest handle in characters, without the number that makes it unique.
    pub const MAX: usize = 32;

    /// Longest handle that somebody may choose: one that was made, with its number, fits too.
    pub const CHOSEN_MAX: usize = 48;

    /// The handle of a name; `reader` when the name has no letter or digit at all.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let words = hyphenate(name, Self::MAX);
        Self(if words.is_empty() {
            "reader".to_owned()
        } else {
            words
        })
    }

    /// A handle that somebody chose: one or more words of letters and digits in any script with hyphens between them.
    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        let Self(typed) = Self::from_input(raw);
        let wrong = |problem| Err(Invalid::new(Field::Handle, problem));
        if typed.is_empty() {
            return wrong(Problem::Missing);
        }
        if typed.chars().count() > Self::CHOSEN_MAX {
            return wrong(Problem::TooLong {
                max: Self::CHOSEN_MAX,
            });
        }
        if hyphenate(&typed, Self::CHOSEN_MAX) == typed {
            Ok(Self(typed))
        } else {
            wrong(Problem::NotAHandle)
        }
    }

    /// A handle as typed at log-in or found in an address.
    #[must_use]
    pub fn from_input(raw: &str) -> Self {
        Self(raw.trim().trim_start_matches('@').to_lowercase())
    }

    /// The `n`th handle of the same name: `ada`, `ada-2`, …
    #[must_use]
    pub fn numbered(&self, n: u32) -> Self {
        if n < 2 {
            self.clone()
        } else {
            Self(format!("{}-{n}", self.0))
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
