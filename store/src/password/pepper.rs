//! Peppers: keys that go into the hashes of passwords and are kept elsewhere than those. Whoever steals the database alone
//! cannot even begin to guess.
//!
//! Each has a name, which stands in the hashes made with it, so that a new one can take the place of an old one: that
//! goes on checking, and gives way when its people log in.

use argon2::{KeyId, Params};
use std::fmt;
use std::sync::Arc;

/// A key and its name. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Pepper {
    id: KeyId,
    key: Vec<u8>,
}

/// The first is for new hashes, all are for checking.
#[derive(Clone, Default)]
pub struct Peppers(Arc<[Pepper]>);

impl Pepper {
    /// Longest name, in letters and digits.
    pub const LONGEST_NAME: usize = Params::MAX_KEYID_LEN;
    /// Shortest key, in bytes: nobody guesses it, whatever they know.
    pub const SHORTEST_KEY: usize = 32;

    /// `None` for a name or a key that would not do.
    #[must_use]
    pub fn new(name: &str, key: Vec<u8>) -> Option<Self> {
        let fits = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
        // A key of one byte over and over was made by no random generator.
        let is_random = key.iter().any(|byte| *byte != key[0]);
        if !fits || !is_random || key.len() < Self::SHORTEST_KEY {
            return None;
        }
        let id = KeyId::new(name.as_bytes()).ok()?;
        Some(Self { id, key })
    }

    #[must_use]
    pub fn name(&self) -> String {
        String::from_utf8_lossy(self.id.as_bytes()).into_owned()
    }

    pub(super) const fn id(&self) -> KeyId {
        self.id
    }

    pub(super) fn key(&self) -> &[u8] {
        &self.key
    }
}

impl Peppers {
    /// `None` if two have the same name.
    #[must_use]
    pub fn new(peppers: Vec<Pepper>) -> Option<Self> {
        let is_double = |(at, pepper): (usize, &Pepper)| {
            peppers[..at].iter().any(|other| other.id == pepper.id)
        };
        if peppers.iter().enumerate().any(is_double) {
            return None;
        }
        Some(Self(peppers.into()))
    }

    /// The names, the current one first.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(Pepper::name)
    }

    /// What new hashes are made with.
    pub(super) fn current(&self) -> Option<&Pepper> {
        self.0.first()
    }

    /// The one that a hash names.
    pub(super) fn find(&self, id: &[u8]) -> Option<&Pepper> {
        self.0.iter().find(|pepper| pepper.id.as_bytes() == id)
    }
}

impl fmt::Debug for Pepper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pepper({}: …)", self.name())
    }
}

impl fmt::Debug for Peppers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter()).finish()
    }
}
