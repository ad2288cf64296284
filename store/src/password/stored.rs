//! A password hash as it stands in the database: ours, or one that came with another blog.

use super::argon::{Argon, Cost};
use super::pepper::Peppers;
use super::werkzeug::Werkzeug;
use domain::Password;
use std::str::FromStr;

/// A hash of a kind that can be checked, at a cost that can be borne.
pub(super) enum Stored {
    Argon(Argon),
    Werkzeug(Werkzeug),
    /// The whole string; the crate takes it apart again.
    Bcrypt(String),
}

/// Why nobody can log in with a stored hash. The person needs a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    #[error("is of an unknown kind")]
    Unknown,
    /// A column that was too narrow cut hashes off; that is the usual case.
    #[error("is cut off or damaged")]
    Damaged,
    /// A row like that can take the server down, on purpose or by accident.
    #[error("asks for more memory or time than a log-in may take")]
    TooCostly,
    #[error("is no hash but the password itself")]
    PlainText,
    /// It can be again once that is configured.
    #[error("was made with a pepper that is not configured")]
    PepperMissing,
}

impl Stored {
    /// Reads the string without doing any of the work that it asks for.
    pub(super) fn parse(stored: &str) -> Result<Self, Unusable> {
        if stored.starts_with("$argon2") {
            Argon::parse(stored).map(Self::Argon)
        } else if ["$2a$", "$2b$", "$2y$"]
            .iter()
            .any(|prefix| stored.starts_with(prefix))
        {
            bcrypt(stored)
        } else {
            Werkzeug::parse(stored).map(Self::Werkzeug)
        }
    }

    /// The same, for whoever has these peppers.
    pub(super) fn parse_with(stored: &str, peppers: &Peppers) -> Result<Self, Unusable> {
        match Self::parse(stored)? {
            Self::Argon(argon) if argon.lacks_pepper(peppers) => Err(Unusable::PepperMissing),
            usable => Ok(usable),
        }
    }

    /// Ours are made from the normalised form of a password, those of others from what was typed.
    pub(super) fn matches(&self, password: &Password, peppers: &Peppers) -> bool {
        match self {
            Self::Argon(argon) => argon.matches(&password.normalised(), peppers),
            Self::Werkzeug(werkzeug) => werkzeug.matches(password.as_typed()),
            Self::Bcrypt(hash) => bcrypt::verify(password.as_typed(), hash).unwrap_or(false),
        }
    }

    pub(super) fn is_current(&self, cost: &Cost, peppers: &Peppers) -> bool {
        matches!(self, Self::Argon(argon) if argon.is_current(cost, peppers))
    }

    /// Bytes that a check takes.
    pub(super) fn memory(&self) -> usize {
        match self {
            Self::Argon(argon) => argon.memory(),
            Self::Werkzeug(werkzeug) => werkzeug.memory(),
            Self::Bcrypt(_) => 0,
        }
    }
}

fn bcrypt(stored: &str) -> Result<Stored, Unusable> {
    /// About a second.
    const MOST_COST: u32 = 14;
    let parts = bcrypt::HashParts::from_str(stored).map_err(|_shape| Unusable::Damaged)?;
    match parts.get_cost() {
        4..=MOST_COST => Ok(Stored::Bcrypt(stored.to_owned())),
        0..4 => Err(Unusable::Damaged),
        _ => Err(Unusable::TooCostly),
    }
}
