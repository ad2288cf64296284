//! Passkeys: keys on people's own devices that open their account, as their owners see them and as forms speak of them.

use crate::second_factor::SecondFactor;
use crate::{Invalid, PasskeyId, PasskeyName, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Most passkeys that one account has.
pub const MOST: u64 = 20;

/// One of somebody's passkeys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPasskey {
    pub id: PasskeyId,
    pub name: String,
    pub since: Timestamp,
    pub last_used: Option<Timestamp>,
}

/// The page of somebody's passkeys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeysPage {
    pub passkeys: Vec<OwnPasskey>,
    pub factor: SecondFactor,
    /// Whether one of them may go: what is left has to open the account.
    pub can_remove: bool,
    /// Whether their owner showed lately that it is them, so that they may add one.
    pub confirmed: bool,
    /// What a passkey that is made here may be called.
    pub suggestion: String,
}

/// Adds a passkey. Never printed, as little as the others: what a device answers is nobody else's business.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddPasskeyForm {
    pub name: String,
    /// What the device answered, as JSON.
    pub passkey: String,
}

impl AddPasskeyForm {
    pub fn parse(&self) -> Result<PasskeyName, Vec<Invalid>> {
        PasskeyName::parse(&self.name).map_err(|invalid| vec![invalid])
    }
}

/// Gives a passkey another name.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RenamePasskeyForm {
    pub id: String,
    pub name: String,
}

impl RenamePasskeyForm {
    pub fn parse(&self) -> Result<PasskeyName, Vec<Invalid>> {
        PasskeyName::parse(&self.name).map_err(|invalid| vec![invalid])
    }
}

/// Removes a passkey.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RemovePasskeyForm {
    pub id: String,
    /// Needed where the last time somebody gave it is some time ago.
    pub password: String,
}

impl RemovePasskeyForm {
    /// What may be sent back to the page: everything but the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            password: String::new(),
            ..self.clone()
        }
    }
}

/// The passkey named in a form, if it is a number at all.
#[must_use]
pub fn named(id: &str) -> Option<PasskeyId> {
    id.parse().ok()
}

/// Shows a passkey, to log in or as the second step. To log in, it stands in the form of the password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShowPasskeyForm {
    /// What the device answered, as JSON.
    pub passkey: String,
    /// What was typed beside it, to be there again if the passkey does not do.
    pub email: String,
    pub remember: String,
    pub next: String,
}

impl ShowPasskeyForm {
    /// What may be sent back to the page.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            passkey: String::new(),
            ..self.clone()
        }
    }
}

macro_rules! never_printed {
    ($($secret:ident),+) => {$(
        impl fmt::Debug for $secret {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($secret), "(…)"))
            }
        }
    )+};
}

never_printed!(
    AddPasskeyForm,
    RemovePasskeyForm,
    RenamePasskeyForm,
    ShowPasskeyForm
);
