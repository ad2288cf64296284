//! What the site writes to people about: the facts of each letter. The words are `server::mail`'s.

use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// A letter, without its link: the secret in a link is made when the letter is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "kebab-case")]
pub enum Letter {
    /// Somebody registered with this address; the link makes the account.
    ConfirmRegistration,
    /// Somebody registered with an address that has an account.
    AlreadyRegistered,
    /// Shows that the address of an account is its owner's; has a link.
    VerifyAddress,
    /// A forgotten password; has a link.
    ResetPassword,
    /// The password was changed.
    PasswordChanged,
    /// To a new address, which becomes that of the account by the link.
    ConfirmAddress,
    /// To the old address, once another took its place; the link brings it back.
    AddressChanged { to: String },
    /// Somebody logged in with a browser that was not seen before.
    NewDevice {
        device: String,
        network: String,
        at: Timestamp,
    },
    /// Somebody logged in after this many wrong tries.
    TriesBeforeLogIn { failures: u32, at: Timestamp },
    /// A way to log in was added, removed or used up. `what` is a word of [`Factor`].
    FactorChanged { what: Factor },
    /// Somebody is invited; the link leads to registration.
    Invitation { by: String },
}

/// A letter that a mail server did not take yet, as an admin sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StuckLetter {
    pub id: i64,
    pub address: String,
    /// The word of what it is about.
    pub about: String,
    pub created: Timestamp,
    /// When it is tried next; `None` once it was given up on.
    pub next: Option<Timestamp>,
    pub attempts: i32,
    /// Why the last try failed.
    pub error: String,
}

/// What changed about the ways to log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Factor {
    CodesOn,
    CodesOff,
    NewRecoveryCodes,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
    ProviderLinked,
    ProviderUnlinked,
}

impl Letter {
    /// How long there is any sense in sending it, in milliseconds. Nobody waits a day for the link they asked for.
    #[must_use]
    pub const fn patience(&self) -> i64 {
        const HOUR: i64 = 60 * 60 * 1000;
        match self {
            Self::ResetPassword => 4 * HOUR,
            Self::ConfirmRegistration | Self::VerifyAddress | Self::ConfirmAddress => 24 * HOUR,
            _ => 72 * HOUR,
        }
    }
}
