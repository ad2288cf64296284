//! Passwords before they are hashed. Neither type can be printed, logged or sent.

use crate::invalid::{Field, Invalid, Problem};
use crate::{EmailAddress, PersonName};
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A password as somebody typed it to log in. Imported hashes are checked against exactly this.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Largest password in bytes. Checked before any work is done on it.
    pub const MAX_BYTES: usize = 1024;

    /// `None` for one that no account can have: empty, or above [`MAX_BYTES`](Self::MAX_BYTES).
    #[must_use]
    pub fn typed(raw: &str) -> Option<Self> {
        (!raw.is_empty() && raw.len() <= Self::MAX_BYTES).then(|| Self(raw.to_owned()))
    }

    /// The very characters that were typed.
    #[must_use]
    pub fn as_typed(&self) -> &str {
        &self.0
    }

    /// The form that our own hashes are made from: NFKC, so that é is é however a keyboard sends it.
    #[must_use]
    pub fn normalised(&self) -> String {
        self.0.nfkc().collect()
    }
}

/// A password that fulfils the rules of the site for a new one, as far as they need no word list: the list and the
/// strength estimate (zxcvbn) are added by the server, which has them.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(Password);

impl NewPassword {
    /// Fewest characters (code points).
    pub const MIN: usize = 8;

    /// `about` are the words a password may not consist of: see [`context_words`].
    pub fn parse(raw: &str, about: &[String]) -> Result<Self, Invalid> {
        let wrong = |problem| Err(Invalid::new(Field::Password, problem));
        if raw.len() > Password::MAX_BYTES {
            return wrong(Problem::TooLarge {
                max: Password::MAX_BYTES,
            });
        }
        if raw.is_empty() {
            return wrong(Problem::Missing);
        }
        if raw.chars().count() < Self::MIN {
            return wrong(Problem::TooShort { min: Self::MIN });
        }
        if is_made_of(raw, about) {
            return wrong(Problem::PersonalPassword);
        }
        Ok(Self(Password(raw.to_owned())))
    }

    #[must_use]
    pub const fn password(&self) -> &Password {
        &self.0
    }
}

/// How hard a password is to guess, as the meter beside its field shows it. The levels are zxcvbn's scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "u8", from = "u8")]
pub enum Strength {
    VeryWeak,
    Weak,
    Fair,
    /// The least that a new password needs.
    Good,
    Strong,
}

impl From<Strength> for u8 {
    fn from(strength: Strength) -> Self {
        strength.level()
    }
}

/// What is above the highest level is as good as that.
impl From<u8> for Strength {
    fn from(level: u8) -> Self {
        match level {
            0 => Self::VeryWeak,
            1 => Self::Weak,
            2 => Self::Fair,
            3 => Self::Good,
            _ => Self::Strong,
        }
    }
}

impl Strength {
    /// 0 to 4.
    #[must_use]
    pub const fn level(self) -> u8 {
        self as u8
    }

    /// The level in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::VeryWeak => "Very weak",
            Self::Weak => "Weak",
            Self::Fair => "Fair",
            Self::Good => "Good",
            Self::Strong => "Strong",
        }
    }

    /// What to do about it, as a sentence; nothing where it is hard enough to guess.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        match self {
            Self::VeryWeak => "Take a short sentence.",
            Self::Weak => "Add two or three words.",
            Self::Fair => "Another word would help.",
            Self::Good | Self::Strong => "",
        }
    }
}

/// The words that a person's password may not be made of: their name, the local part of their address, the site.
#[must_use]
pub fn context_words(
    email: Option<&EmailAddress>,
    name: Option<&PersonName>,
    site: &str,
) -> Vec<String> {
    let name = name.map(PersonName::as_str).unwrap_or_default();
    let local = email.map(EmailAddress::local_part).unwrap_or_default();
    let whole = email.map(EmailAddress::as_str).unwrap_or_default();
    [whole, local, name, site]
        .into_iter()
        .chain(name.split_whitespace())
        .chain(local.split(['.', '-', '_', '+']))
        .map(|word| word.to_lowercase().split_whitespace().collect::<String>())
        .filter(|word| word.chars().count() >= 3)
        .collect()
}

/// Whether fewer than four characters remain when the context words, common suffixes and digits are taken away.
fn is_made_of(raw: &str, about: &[String]) -> bool {
    let lower: String = raw.to_lowercase().split_whitespace().collect();
    let mut words: Vec<&str> = about
        .iter()
        .map(String::as_str)
        .filter(|word| lower.contains(word))
        .collect();
    if words.is_empty() {
        return false;
    }
    words.push("password");
    let mut rest = lower;
    // The longest first, so that no shorter one cuts it in two. For a handful this is less code in the browser than sorting.
    while let Some(longest) = (0..words.len()).max_by_key(|at| words[*at].len()) {
        rest = rest.replace(words.swap_remove(longest), "");
    }
    rest.chars().filter(|c| c.is_alphabetic()).count() < 4
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}
