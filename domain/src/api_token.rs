//! Keys for programs: whoever has one does what its owner may do, through `/api/v1` alone.

use crate::invalid::{Field, Findings, Invalid, Problem};
use crate::text::{self, line};
use crate::{Timestamp, Viewer};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a program may do with a token. From less to more, so that scopes can be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    #[default]
    Read,
    /// Reads as well.
    Write,
}

impl Scope {
    pub const ALL: [Self; 2] = [Self::Read, Self::Write];

    /// The word in the database, in the API and in the form.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }

    /// What it is called on the page.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Read => "Read",
            Self::Write => "Read and write",
        }
    }

    /// Anything that is not known may do least.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|scope| scope.word() == word);
        known.unwrap_or_default()
    }
}

/// `quire_`, random letters and digits, and a checksum over them. Whoever has it may act for its owner, so it is never
/// printed.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiTokenSecret(String);

impl ApiTokenSecret {
    /// By which people, and programs that look for leaked secrets, know what it is.
    pub const PREFIX: &str = "quire_";
    /// Random digits, hexadecimal: 192 bits.
    pub const RANDOM: usize = 48;
    /// Digits of the checksum.
    pub const CHECKSUM: usize = 8;

    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// For the one who made it, and for whoever checks it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The random part and the checksum, if the text has the form of a token.
    #[must_use]
    pub fn parts(&self) -> Option<(&str, &str)> {
        let rest = self.0.strip_prefix(Self::PREFIX)?;
        let is_digit = |c: char| matches!(c, '0'..='9' | 'a'..='f');
        let fits = rest.len() == Self::RANDOM + Self::CHECKSUM && rest.chars().all(is_digit);
        fits.then(|| rest.split_at(Self::RANDOM))
    }
}

impl fmt::Debug for ApiTokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiTokenSecret(…)")
    }
}

/// The form of `/settings/tokens`, as typed. Never printed: one of the fields is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApiTokenForm {
    pub name: String,
    /// A word of [`Scope`].
    pub scope: String,
    /// Days until it is worth nothing.
    pub days: String,
    /// Needed where the last time somebody gave it is some time ago.
    pub password: String,
}

/// A token about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewApiToken {
    /// What its owner calls it.
    pub name: String,
    pub scope: Scope,
    /// 1 to [`ApiTokenForm::MAX_DAYS`].
    pub days: i64,
}

impl ApiTokenForm {
    /// Longest name in characters.
    pub const MAX_NAME: usize = 60;
    /// What stands in the form at first.
    pub const DAYS: i64 = 90;
    pub const MAX_DAYS: i64 = 366;
    /// The most that one account has at a time.
    pub const MAX_TOKENS: usize = 50;

    /// What may be sent back to the page: everything but the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            password: String::new(),
            ..self.clone()
        }
    }

    pub fn parse(&self) -> Result<NewApiToken, Vec<Invalid>> {
        let mut findings = Findings::default();
        let name = line(&self.name, Field::Name, Self::MAX_NAME)
            .and_then(|name| text::required(name, Field::Name));
        let name = findings.check(name);
        let days = self.days.trim().parse().ok();
        let days = days.filter(|days| (1..=Self::MAX_DAYS).contains(days));
        if days.is_none() {
            let max = usize::try_from(Self::MAX_DAYS).unwrap_or_default();
            findings.note(Field::Days, Problem::NotADayCount { max });
        }
        let scope = Scope::from_word(&self.scope);
        let token = name
            .zip(days)
            .map(|(name, days)| NewApiToken { name, scope, days });
        findings.finish(token)
    }
}

impl fmt::Debug for ApiTokenForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiTokenForm(…)")
    }
}

/// A token as its owner sees it. What a program would show is not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiToken {
    pub id: i64,
    pub name: String,
    pub scope: Scope,
    pub created: Timestamp,
    pub expires: Timestamp,
    /// To within a few minutes.
    pub used: Option<Timestamp>,
    /// Whether it is too old to be worth anything.
    pub is_over: bool,
}

/// A program that asks, and on whose behalf. Read afresh for each request, as for a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    pub token: ApiToken,
    pub owner: Viewer,
}
