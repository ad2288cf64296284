//! Where somebody is logged in, and how they end it.

use crate::{Device, ProviderLink, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A session as its owner sees it. Nothing in it lets anybody into the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSession {
    pub key: SessionKey,
    pub device: Device,
    /// The network it was last used from, not the address: `192.0.2.0`. Empty where nobody noted it.
    pub network: String,
    /// When somebody logged in.
    pub since: Timestamp,
    /// When it was used last, to within a few minutes.
    pub seen: Timestamp,
    /// The one that asks.
    pub is_this: bool,
}

/// How long a password (or whatever else) that was given counts as "it is still me", in milliseconds.
const FRESH: i64 = 30 * 60 * 1000;

/// How long an admin's pages stay open without use, in milliseconds.
const ADMIN_IDLE: i64 = 60 * 60 * 1000;

/// Whether an admin was at work so lately that their pages open without the password. `last` is when they used one last,
/// or gave their password.
#[must_use]
pub fn is_at_work(last: Timestamp, now: Timestamp) -> bool {
    now < last.plus_millis(ADMIN_IDLE)
}

/// Whether somebody gave their password so lately that they need not do it again before something serious.
#[must_use]
pub fn is_fresh(confirmed: Timestamp, now: Timestamp) -> bool {
    now < confirmed.plus_millis(FRESH)
}

/// How somebody can show that it is still them: what they have set up. Another way to log in is another field here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaysToConfirm {
    pub password: bool,
    /// An authenticator app makes codes for them.
    pub code: bool,
    /// A device of theirs has a passkey.
    pub passkey: bool,
    /// The providers that are linked to their account.
    pub providers: Vec<ProviderLink>,
}

impl Default for WaysToConfirm {
    /// What most people have.
    fn default() -> Self {
        Self {
            password: true,
            code: false,
            passkey: false,
            providers: Vec::new(),
        }
    }
}

/// What a form calls a session by. It comes from a hash of the session's id and leads back to neither.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionKey(pub String);

/// Ends sessions: one, or all but the one that asks. Never printed: one of the fields is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EndForm {
    /// The key of a session, or [`EndForm::OTHERS`].
    pub end: String,
    /// Needed where the last time somebody gave it is some time ago.
    pub password: String,
}

/// Which sessions a form ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    One(SessionKey),
    Others,
}

impl EndForm {
    pub const OTHERS: &str = "others";

    #[must_use]
    pub fn ending(&self) -> Ending {
        if self.end == Self::OTHERS {
            Ending::Others
        } else {
            Ending::One(SessionKey(self.end.clone()))
        }
    }

    /// What may be sent back to the page: everything but the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            end: self.end.clone(),
            password: String::new(),
        }
    }
}

/// The form of `/confirm`. Never printed: one of the fields is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConfirmForm {
    pub password: String,
    pub next: String,
}

impl ConfirmForm {
    /// What may be sent back to the page: everything but the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            password: String::new(),
            next: self.next.clone(),
        }
    }
}

impl fmt::Debug for ConfirmForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ConfirmForm(…)")
    }
}

impl fmt::Debug for EndForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EndForm(…)")
    }
}
