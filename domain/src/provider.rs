//! Providers: other sites whose accounts open an account here.

use crate::{EmailAddress, IdentityId, Invalid, PersonName, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a provider is called in settings and addresses: `google`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProviderName(String);

impl ProviderName {
    /// Longest name in bytes.
    pub const MAX: usize = 32;

    /// Lower-case letters, digits and underscores; `None` for anything else.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let fits = (1..=Self::MAX).contains(&raw.len());
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        (fits && raw.chars().all(plain)).then(|| Self(raw.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProviderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A provider of this site, as pages name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderLink {
    pub name: ProviderName,
    /// As people know it: `Google`.
    pub label: String,
}

/// Who somebody is at a provider, after the provider has proved it. Issuer and subject together are the key; an address
/// is only something to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub provider: ProviderName,
    pub issuer: String,
    pub subject: String,
    /// As the provider has it; may be empty.
    pub name: String,
    /// `None` unless the provider says that it has verified the address.
    pub email: Option<EmailAddress>,
}

/// An identity that opens somebody's account, as they see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedIdentity {
    pub id: IdentityId,
    pub provider: String,
    pub email: Option<String>,
    pub since: Timestamp,
    pub last_used: Option<Timestamp>,
}

/// The ways into somebody's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaysIn {
    pub has_password: bool,
    pub linked: Vec<LinkedIdentity>,
    pub passkeys: u64,
}

impl WaysIn {
    /// Whether one of the identities may go: what is left has to open the account.
    #[must_use]
    pub fn can_unlink(&self) -> bool {
        self.has_password || self.passkeys > 0 || self.linked.len() > 1
    }

    /// Whether one of the passkeys may go, by the same rule.
    #[must_use]
    pub fn can_remove_passkey(&self) -> bool {
        self.has_password || !self.linked.is_empty() || self.passkeys > 1
    }
}

/// The button that leads to a provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContinueForm {
    pub next: String,
}

/// What somebody who comes from a provider for the first time says of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WelcomeForm {
    pub name: String,
    /// Asked for only while the site has no account and listens beyond loopback.
    pub setup_code: String,
}

impl WelcomeForm {
    pub fn parse(&self) -> Result<PersonName, Vec<Invalid>> {
        PersonName::parse(&self.name).map_err(|invalid| vec![invalid])
    }
}

/// Links a provider to one's account, or unlinks one. Never printed: one of the fields is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkForm {
    /// The name of a provider.
    pub link: String,
    /// The number of an identity.
    pub unlink: String,
    /// Needed where the last time somebody gave it is some time ago.
    pub password: String,
}

/// What a [`LinkForm`] asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Linking {
    Link(ProviderName),
    Unlink(IdentityId),
}

impl LinkForm {
    /// `None` when it names neither a provider nor an identity.
    #[must_use]
    pub fn linking(&self) -> Option<Linking> {
        match self.unlink.parse() {
            Ok(id) => Some(Linking::Unlink(id)),
            Err(_) => ProviderName::parse(&self.link).map(Linking::Link),
        }
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

impl fmt::Debug for LinkForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkForm(…)")
    }
}

/// Why a provider did not let somebody in. The provider's own words are never among it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("the provider did not answer as it should")]
    Away,
    #[error("the provider or the person said no")]
    Declined,
    #[error("nothing was begun here that this would be the end of")]
    Stale,
    #[error("the provider's answer proves nothing")]
    Untrusted,
    /// No account of that identity, or a disabled one: nobody learns which.
    #[error("the identity opens no account")]
    NoAccount,
    #[error("somebody has an account with that address")]
    AddressTaken,
    #[error("the identity belongs to another account")]
    LinkedElsewhere,
    #[error("without it nothing would open the account")]
    LastWayIn,
    /// Somebody was to show that it is still them, and was somebody else there.
    #[error("the identity does not open the account of whoever is logged in")]
    NotLinked,
}

impl Trouble {
    /// The HTTP status of the answer.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Away => 503,
            Self::Stale | Self::Untrusted => 400,
            Self::Declined | Self::NoAccount | Self::NotLinked => 403,
            Self::AddressTaken | Self::LinkedElsewhere | Self::LastWayIn => 409,
        }
    }

    /// What the person is told; `label` is the provider's.
    #[must_use]
    pub fn sentence(self, label: &str) -> String {
        match self {
            Self::Away => format!(
                "{label} cannot be reached at the moment. Try again in a while, or log in another way."
            ),
            Self::Declined => {
                format!("{label} did not say who you are. Try again, or log in another way.")
            }
            Self::Stale => format!(
                "This was begun in another browser, or too long ago. Begin again with {label}."
            ),
            Self::Untrusted => format!(
                "What {label} answered could not be trusted, so nobody was logged in. Try again, or log in another way."
            ),
            Self::NoAccount => format!("Your account at {label} opens no account here."),
            Self::AddressTaken => format!(
                "Somebody has an account here with the address that {label} told. If it is yours, log in with your password, then link {label} in the settings."
            ),
            Self::LinkedElsewhere => {
                format!("Your account at {label} belongs to another account here already.")
            }
            Self::NotLinked => {
                format!("That account at {label} is not linked to yours. Log in there as yourself.")
            }
            Self::LastWayIn => {
                "This is the only way into your account. Add another before you take it away."
                    .to_owned()
            }
        }
    }
}

/// How long somebody may take at a provider, and on the page that greets them afterwards, in milliseconds.
const PATIENCE: i64 = 10 * 60 * 1000;

/// Whether what was begun at that moment may still be brought to its end.
#[must_use]
pub fn is_in_time(begun: Timestamp, now: Timestamp) -> bool {
    now < begun.plus_millis(PATIENCE)
}
