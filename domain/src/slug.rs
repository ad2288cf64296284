//! The part of a post's address that is made from its title, in any script.

use crate::invalid::{Field, Invalid, Problem};
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// Words in lower case joined by hyphens: letters, digits and marks of any script, at most [`Slug::MAX`] characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// Longest slug in characters, without the number that makes it unique.
    pub const MAX: usize = 80;

    /// The slug of a title; `post` when the title has no letter or digit at all.
    #[must_use]
    pub fn from_title(title: &str) -> Self {
        let words = hyphenate(title, Self::MAX);
        Self(if words.is_empty() {
            "post".to_owned()
        } else {
            words
        })
    }

    /// A slug that an author chose; `None` for one that is to follow the title.
    pub fn parse(raw: &str) -> Result<Option<Self>, Invalid> {
        let wrong = |problem| Err(Invalid::new(Field::Slug, problem));
        let typed: String = raw
            .trim()
            .nfkc()
            .flat_map(char::to_lowercase)
            .nfc()
            .collect();
        if typed.is_empty() {
            return Ok(None);
        }
        // A made one may have a number beside its words, and stays as it is.
        let max = Self::MAX + 20;
        if typed.chars().count() > max {
            return wrong(Problem::TooLong { max: Self::MAX });
        }
        if hyphenate(&typed, max) == typed {
            Ok(Some(Self(typed)))
        } else {
            wrong(Problem::NotASlug)
        }
    }

    /// A slug as it stands in an address or in the database. It finds a post or it does not, so nothing is checked.
    #[must_use]
    pub fn from_path(raw: &str) -> Self {
        Self(raw.to_owned())
    }

    /// The `n`th slug of the same title: `before-six`, `before-six-2`, …
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

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Folds text to lower-case words with single hyphens between them, cut at a word where that is possible.
pub(crate) fn hyphenate(text: &str, max: usize) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).nfc().collect();
    let spaced: String = folded
        .chars()
        .filter(|c| !matches!(c, '\'' | '’'))
        .map(|c| if keeps(c) { c } else { ' ' })
        .collect();
    let mut out = String::new();
    let mut length = 0;
    for word in spaced.split_whitespace() {
        let room = max.saturating_sub(length + usize::from(!out.is_empty()));
        let size = word.chars().count();
        if size > room && !out.is_empty() {
            break;
        }
        if !out.is_empty() {
            out.push('-');
            length += 1;
        }
        out.extend(word.chars().take(room));
        length += size.min(room);
    }
    out
}

/// Letters and digits of every script, and the marks that many scripts cannot be written without.
fn keeps(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}
