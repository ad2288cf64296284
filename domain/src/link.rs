//! The secret part of a link in a letter.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What follows `/reset/` and `/verify/`: 192 random bits in hexadecimal. Whoever has it may do what the link is for, so it
/// is never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LinkSecret(String);

impl LinkSecret {
    /// Length in bytes before they are written in hexadecimal.
    pub const BYTES: usize = 24;

    /// From random bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// As it stands in an address. It opens something or it does not, so nothing is checked but its length.
    #[must_use]
    pub fn from_path(raw: &str) -> Self {
        Self(raw.chars().take(2 * Self::BYTES + 1).collect())
    }

    /// For the address itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for LinkSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkSecret(…)")
    }
}

/// What following a link does, once its button is pressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkPurpose {
    /// Makes the account that somebody registered for.
    Registration { name: String },
    /// Shows that an address is its owner's.
    Verification { address: String },
    /// Puts a new address in the place of the old one.
    AddressChange { address: String },
    /// Brings the old address back.
    AddressReturn { address: String },
}
