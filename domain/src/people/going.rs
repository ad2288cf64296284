//! What somebody decides when an account goes.

use super::PEOPLE_ON_A_PAGE;
use crate::UserId;
use crate::invalid::{Field, Findings, Invalid, Problem};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What becomes of somebody's posts and comments when their account goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Writing {
    /// They stay, under "Deleted person".
    Keep,
    /// They go too, with what others said under the posts.
    Remove,
}

impl Writing {
    pub const ALL: [Self; 2] = [Self::Keep, Self::Remove];

    /// The value in the form.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Remove => "remove",
        }
    }

    /// Nothing chosen reads as nothing: what cannot be undone is not guessed.
    pub fn parse(word: &str) -> Result<Self, Invalid> {
        Self::ALL
            .into_iter()
            .find(|choice| choice.word() == word)
            .ok_or(Invalid::new(Field::Writing, Problem::NotChosen))
    }
}

/// Deletes accounts: those that `people` lists by number, or, where it is the form of the account's owner, that one. Never
/// printed: one of the fields is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeleteForm {
    /// Numbers with commas between them.
    pub people: String,
    pub writing: String,
    pub password: String,
    /// Ticked as a second thought.
    pub sure: String,
}

impl DeleteForm {
    #[must_use]
    pub fn of(people: &[UserId]) -> Self {
        let numbers: Vec<String> = people.iter().map(ToString::to_string).collect();
        Self {
            people: numbers.join(","),
            ..Self::default()
        }
    }

    /// Those who are to go, as many as a page of the list has.
    #[must_use]
    pub fn ids(&self) -> Vec<UserId> {
        let numbers = self.people.split(',').filter_map(|id| id.parse().ok());
        let most = usize::try_from(PEOPLE_ON_A_PAGE).unwrap_or(usize::MAX);
        numbers.take(most).collect()
    }

    /// What becomes of the writing, once whoever deletes their own account has thought twice. Whoever has a password gives it.
    pub fn parse_own(&self, has_password: bool) -> Result<Writing, Vec<Invalid>> {
        let mut findings = Findings::default();
        let writing = findings.check(Writing::parse(&self.writing));
        if self.sure.is_empty() {
            findings.note(Field::Sure, Problem::NotChosen);
        }
        if has_password && self.password.is_empty() {
            findings.note(Field::Password, Problem::Missing);
        }
        findings.finish(writing)
    }

    /// What may be sent back to the page: everything but the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            password: String::new(),
            ..self.clone()
        }
    }
}

impl fmt::Debug for DeleteForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeleteForm(…)")
    }
}
