//! The library: the pictures that somebody uploaded, and where each is used.

use crate::invalid::{Field, Findings, Invalid, Problem};
use crate::policy::OwnedPicture;
use crate::{Cover, PersonLink, Picture, Slug, Timestamp, UserId};
use serde::{Deserialize, Serialize};

/// Pictures on one page of the library.
pub const SHELF: u64 = 24;

/// A picture that is somebody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelved {
    pub id: i64,
    pub picture: Picture,
    /// What it shows, for those who do not see it; may be empty.
    pub alt: String,
    /// `None` when the account is gone.
    pub owner: Option<PersonLink>,
    /// What it takes, with the smaller ones that are made of it.
    pub bytes: u64,
    pub created: Timestamp,
    /// The posts that show it, as far as whoever asks may see them.
    pub uses: Vec<Use>,
    /// How many posts of others show it that whoever asks may not see.
    pub hidden_uses: u64,
}

/// A post that shows a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    pub slug: Slug,
    pub title: String,
}

impl Shelved {
    /// What an author writes into a text to show it.
    #[must_use]
    pub fn markdown(&self) -> String {
        let alt: String = self
            .alt
            .chars()
            .flat_map(|c| {
                let escaped = matches!(c, '[' | ']' | '\\').then_some('\\');
                escaped.into_iter().chain([c])
            })
            .collect();
        format!("![{alt}]({})", self.picture.address())
    }

    /// The smallest there is of it, with the size that it has.
    #[must_use]
    pub fn thumbnail(&self) -> (String, u32, u32) {
        let Picture { width, height, .. } = self.picture;
        match self.picture.renditions().next() {
            Some((small, address)) => (address, small, (height * small / width).max(1)),
            None => (self.picture.file(), width, height),
        }
    }

    /// Whether any post shows it.
    #[must_use]
    pub const fn is_used(&self) -> bool {
        !self.uses.is_empty() || self.hidden_uses > 0
    }
}

impl OwnedPicture for Shelved {
    fn owner(&self) -> Option<UserId> {
        self.owner.as_ref().map(|owner| owner.id)
    }
}

/// What a picture shows, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AltForm {
    pub alt: String,
}

impl AltForm {
    pub fn parse(&self) -> Result<String, Vec<Invalid>> {
        let mut findings = Findings::default();
        let alt = findings.check(alt(&self.alt));
        findings.finish(alt)
    }
}

/// One line; the limit is that of a cover's.
fn alt(raw: &str) -> Result<String, Invalid> {
    let alt = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    if alt.chars().count() > Cover::MAX_ALT {
        let problem = Problem::TooLong {
            max: Cover::MAX_ALT,
        };
        return Err(Invalid::new(Field::Alt, problem));
    }
    Ok(alt)
}
