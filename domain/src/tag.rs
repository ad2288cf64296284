//! What a post is about, in a word or two.

use crate::invalid::{Field, Invalid, Problem};
use crate::text::{invisible, line};
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A tag as its author spells it, in any script. Whatever the case of its letters, it is the same tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tag(String);

impl Tag {
    /// Longest tag in characters.
    pub const MAX: usize = 50;
    /// Most tags of a post.
    pub const AT_MOST: usize = 10;
    /// What stands between tags: a comma, also as East Asian keyboards and Arabic ones write it.
    pub const SEPARATORS: [char; 4] = [',', '，', '、', '،'];

    /// The tags of a field with commas between them, each once.
    pub fn parse_list(raw: &str) -> Result<Vec<Self>, Invalid> {
        let mut tags: Vec<Self> = Vec::new();
        for part in raw.split(Self::SEPARATORS) {
            let Some(tag) = Self::parse(part)? else {
                continue;
            };
            if !tags.iter().any(|known| known.key() == tag.key()) {
                tags.push(tag);
            }
        }
        if tags.len() > Self::AT_MOST {
            let max = Self::AT_MOST;
            return Err(Invalid::new(Field::Tags, Problem::TooMany { max }));
        }
        Ok(tags)
    }

    /// `None` for nothing between two commas.
    fn parse(raw: &str) -> Result<Option<Self>, Invalid> {
        let raw = raw.trim().trim_start_matches(['#', '＃']);
        let name = line(raw, Field::Tags, Self::MAX)?;
        if name.is_empty() {
            return Ok(None);
        }
        // Dots alone would be an address that every browser takes for another one.
        let has_a_name = |c: char| c.is_alphanumeric() || !(c.is_ascii() || invisible(c));
        if name.chars().any(has_a_name) {
            Ok(Some(Self(name)))
        } else {
            Err(Invalid::new(Field::Tags, Problem::NotATag))
        }
    }

    /// A tag as it stands in the database.
    #[must_use]
    pub fn from_stored(name: &str) -> Self {
        Self(name.to_owned())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What all spellings of the tag have in common, and its place in addresses.
    #[must_use]
    pub fn key(&self) -> String {
        Self::key_of(&self.0)
    }

    /// The key of a tag as it stands in an address.
    #[must_use]
    pub fn key_of(raw: &str) -> String {
        let folded: String = raw.nfkc().flat_map(char::to_lowercase).nfc().collect();
        let words = folded.split(|c: char| c.is_whitespace() || matches!(c, '/' | '\\'));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.join("-")
    }

    /// Tags as their field shows them.
    #[must_use]
    pub fn join(tags: &[Self]) -> String {
        let names: Vec<&str> = tags.iter().map(Self::as_str).collect();
        names.join(", ")
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A tag, and how many published posts have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagCount {
    pub tag: Tag,
    pub posts: i64,
}
