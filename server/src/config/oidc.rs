//! Providers that people can log in with: `[oidc.google]` in `quire.toml`, `QUIRE_OIDC_GOOGLE_…` in the environment. Any
//! number of them, under names that the owner chooses; some names are known.

use super::error::ConfigError;
use super::show::Line;
use super::source::{By, FILE};
use app::server::{Kind, Secret, Settings};
use domain::ProviderName;
use std::collections::BTreeMap;

/// What all of them stand under in the settings file.
pub(super) const TABLE: &str = "oidc";
const PREFIX: &str = "QUIRE_OIDC_";
const MASK: &str = "***";

/// A provider's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Issuer,
    ClientId,
    ClientSecret,
    Label,
}

const KEYS: [Key; 4] = [Key::Issuer, Key::ClientId, Key::ClientSecret, Key::Label];

/// Providers that everybody knows: name, label, issuer, and how they speak.
const KNOWN: [(&str, &str, &str, Kind); 3] = [
    (
        "google",
        "Google",
        "https://accounts.google.com",
        Kind::OpenId,
    ),
    ("github", "GitHub", "https://github.com", Kind::GitHub),
    ("gitlab", "GitLab", "https://gitlab.com", Kind::OpenId),
];

/// What was said about providers, by name and setting.
#[derive(Debug, Default)]
pub(super) struct Values(BTreeMap<(ProviderName, Key), (String, By)>);

impl Key {
    const fn word(self) -> &'static str {
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
    fn spelt(self, name: &str, by: By) -> (String, String) {
        let (word, example) = (self.word(), self.example());
        match by {
            By::File => (
                format!("{word} of [{TABLE}.{name}] in {FILE}"),
                format!("{word} = \"{example}\""),
            ),
            By::Environment => {
                let variable = format!("{PREFIX}{}_{}", name, word).to_uppercase();
                (variable.clone(), format!("{variable}=\"{example}\""))
            }
        }
    }

    fn malformed(self, name: &str, by: By) -> ConfigError {
        let (name, example) = self.spelt(name, by);
        let wants = self.wants();
        ConfigError::Malformed {
            name,
            wants,
            example,
        }
    }
}

impl Values {
    /// Whether the variable is about a provider, and then keeps what it says.
    pub(super) fn take_variable(
        &mut self,
        variable: &str,
        value: &str,
    ) -> Result<bool, ConfigError> {
        let Some(rest) = variable.strip_prefix(PREFIX) else {
            return Ok(false);
        };
        let rest = rest.to_lowercase();
        let found = KEYS.into_iter().find_map(|key| {
            let name = rest.strip_suffix(key.word())?.strip_suffix('_')?;
            Some((ProviderName::parse(name)?, key))
        });
        let found = found.ok_or_else(|| ConfigError::Unknown {
            name: variable.to_owned(),
            example: Key::ClientId.spelt("google", By::Environment).1,
        })?;
        self.0.insert(found, (value.to_owned(), By::Environment));
        Ok(true)
    }

    /// Keeps what the table `[oidc]` of the settings file says.
    pub(super) fn take_table(&mut self, table: &toml::Value) -> Result<(), ConfigError> {
        let unknown = |name: String| ConfigError::Unknown {
            name: format!("{name} in {FILE}"),
            example: format!(
                "[{TABLE}.google] with {}",
                Key::ClientId.spelt("google", By::File).1
            ),
        };
        let providers = table.as_table().ok_or_else(|| unknown(TABLE.to_owned()))?;
        for (name, settings) in providers {
            let title = format!("{TABLE}.{name}");
            let settings = settings.as_table().ok_or_else(|| unknown(title.clone()))?;
            let parsed = ProviderName::parse(name).ok_or_else(|| unknown(title.clone()))?;
            for (word, value) in settings {
                let key = KEYS.into_iter().find(|key| key.word() == word);
                let key = key.ok_or_else(|| unknown(format!("{title}.{word}")))?;
                let text = value.as_str();
                let text = text.ok_or_else(|| key.malformed(name, By::File))?;
                let given = (text.to_owned(), By::File);
                self.0.insert((parsed.clone(), key), given);
            }
        }
        Ok(())
    }

    /// Every provider that was named, each complete.
    pub(super) fn settings(&self) -> Result<Vec<Settings>, ConfigError> {
        let mut names: Vec<_> = self.0.keys().map(|(name, _)| name).collect();
        names.dedup();
        names.into_iter().map(|name| self.of(name)).collect()
    }

    fn of(&self, name: &ProviderName) -> Result<Settings, ConfigError> {
        let known = KNOWN.iter().find(|(known, ..)| *known == name.as_str());
        let issuer = self.text(name, Key::Issuer, Settings::is_issuer)?;
        let issuer = issuer.or(known.map(|(_, _, issuer, _)| *issuer));
        let label = self.text(name, Key::Label, is_label)?;
        let label = label.or(known.map(|(_, label, ..)| *label));
        let needed = |value: Option<&str>, key: Key| {
            let by = self.first_by(name);
            value
                .map(str::to_owned)
                .ok_or_else(|| key.malformed(name.as_str(), by))
        };
        let id = self.text(name, Key::ClientId, is_credential)?;
        let secret = self.text(name, Key::ClientSecret, is_credential)?;
        Ok(Settings {
            label: label.unwrap_or(name.as_str()).to_owned(),
            kind: known.map_or(Kind::OpenId, |(.., kind)| *kind),
            issuer: needed(issuer, Key::Issuer)?,
            client_id: needed(id, Key::ClientId)?,
            client_secret: Secret::new(needed(secret, Key::ClientSecret)?),
            name: name.clone(),
        })
    }

    fn text(
        &self,
        name: &ProviderName,
        key: Key,
        is_right: impl Fn(&str) -> bool,
    ) -> Result<Option<&str>, ConfigError> {
        match self.0.get(&(name.clone(), key)) {
            None => Ok(None),
            Some((value, _)) if is_right(value) => Ok(Some(value)),
            Some((_, by)) => Err(key.malformed(name.as_str(), *by)),
        }
    }

    /// Where the owner would look for the settings of that provider.
    fn first_by(&self, name: &ProviderName) -> By {
        let given = self.0.iter().find(|((given, _), _)| given == name);
        given.map_or(By::Environment, |(_, (_, by))| *by)
    }

    /// The lines of `quire config`.
    pub(super) fn shown(&self) -> impl Iterator<Item = Line> {
        self.0.iter().map(|((name, key), (value, by))| Line {
            key: format!("{TABLE}.{name}.{}", key.word()),
            value: Some(match key {
                Key::ClientSecret => MASK.to_owned(),
                _ => value.clone(),
            }),
            from: Some(match by {
                By::File => FILE.to_owned(),
                By::Environment => key.spelt(name.as_str(), *by).0,
            }),
        })
    }
}

fn is_label(text: &str) -> bool {
    (1..=40).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

fn is_credential(text: &str) -> bool {
    !text.trim().is_empty() && !text.chars().any(char::is_control)
}
