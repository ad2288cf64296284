//! The settings of one provider, and how they are spelt.

use super::TABLE;
use crate::config::error::ConfigError;
use crate::config::given::{By, SETTINGS_FILE};
use crate::config::secret_file;

pub(super) const PREFIX: &str = "QUIRE_OIDC_";

/// A provider's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Issuer,
    ClientId,
    ClientSecret,
    Label,
}

pub(super) const KEYS: [Key; 4] = [Key::Issuer, Key::ClientId, Key::ClientSecret, Key::Label];

impl Key {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::ClientId => "client_id",
            Self::ClientSecret => "client_secret",
            Self::Label => "label",
        }
    }

    const fn wants(self) -> &'static str {
        match self {
            Self::Issuer => {
                "the https:// address that the provider calls its issuer (http:// on this machine only)"
            }
            Self::ClientId | Self::ClientSecret => {
                "what the provider gave you when you registered this site there"
            }
            Self::Label => "a name of at most 40 characters, as people know the provider",
        }
    }

    const fn example(self) -> &'static str {
        match self {
            Self::Issuer => "https://id.example.org",
            Self::ClientId => "quire",
            Self::ClientSecret => "the-secret-of-this-site",
            Self::Label => "Example",
        }
    }

    /// Where it is written, and how a right value would be written there.
    pub(super) fn spelt(self, name: &str, by: By) -> (String, String) {
        let (word, example) = (self.word(), self.example());
        match by {
            By::File => (
                format!("{word} of [{TABLE}.{name}] in {SETTINGS_FILE}"),
                format!("{word} = \"{example}\""),
            ),
            By::Environment => {
                let variable = format!("{PREFIX}{}_{}", name, word).to_uppercase();
                (variable.clone(), format!("{variable}=\"{example}\""))
            }
        }
    }

    pub(super) fn malformed(self, name: &str, by: By) -> ConfigError {
        let (name, example) = self.spelt(name, by);
        let wants = self.wants();
        ConfigError::Malformed {
            name,
            wants,
            example,
        }
    }
}

/// The name of the secret whose file is named, and that it is; any other name as it stands.
pub(super) fn without_file(word: &str) -> (&str, bool) {
    match word.strip_suffix(secret_file::SUFFIX) {
        Some(secret) if secret.ends_with(Key::ClientSecret.word()) => (secret, true),
        _ => (word, false),
    }
}
