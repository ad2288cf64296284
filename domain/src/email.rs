//! Email addresses: kept as typed for sending, compared by a key for logging in.

use crate::invalid::{Field, Invalid, Problem};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An address as a person typed it. Two addresses are the same account when their [`key`](Self::key) is the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Longest address in bytes (RFC 5321 §4.5.3.1.3: a path of 256, less its angle brackets).
    pub const MAX: usize = 254;

    /// Accepts `local@domain` of RFC 5321 without quoted local parts and address literals, and with letters of any
    /// script (RFC 6531). Whether somebody reads the mailbox is found out by writing to it, not here.
    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        let text = raw.trim();
        let wrong = |problem| Err(Invalid::new(Field::Email, problem));
        if text.is_empty() {
            return wrong(Problem::Missing);
        }
        if text.len() > Self::MAX {
            return wrong(Problem::TooLong { max: Self::MAX });
        }
        match text.rsplit_once('@') {
            Some((local, domain)) if is_local(local) && is_domain(domain) => {
                Ok(Self(text.to_owned()))
            }
            _ => wrong(Problem::NotAnEmail),
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the database holds unique: the address in lower case.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }

    /// The part before the `@`, which a password may not be made of.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }
}

fn is_local(local: &str) -> bool {
    !local.is_empty()
        && local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom.chars().all(|c| {
                    if c.is_ascii() {
                        c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c)
                    } else {
                        c.is_alphanumeric()
                    }
                })
        })
}

fn is_domain(domain: &str) -> bool {
    domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = Invalid;

    fn try_from(raw: String) -> Result<Self, Invalid> {
        Self::parse(&raw)
    }
}
