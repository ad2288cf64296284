//! Providers that people can log in with: `[oidc.google]` in `quire.toml`, `QUIRE_OIDC_GOOGLE_…` in the environment. Any
//! number of them, under names that the owner chooses; some names are known.

mod key;

use super::error::ConfigError;
use super::given::{By, Given, SETTINGS_FILE};
use super::secret_file;
use super::show::Line;
use app::server::{Kind, Secret, Settings};
use domain::ProviderName;
use key::{KEYS, Key, PREFIX, without_file};
use std::collections::BTreeMap;

/// What all of them stand under in the settings file.
pub(super) const TABLE: &str = "oidc";
const MASK: &str = "***";

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
pub(super) struct Values(BTreeMap<(ProviderName, Key), Given>);

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
        let (rest, in_file) = without_file(&rest);
        let found = KEYS.into_iter().find_map(|key| {
            let name = rest.strip_suffix(key.word())?.strip_suffix('_')?;
            Some((ProviderName::parse(name)?, key))
        });
        let found = found.ok_or_else(|| ConfigError::Unknown {
            name: variable.to_owned(),
            example: Key::ClientId.spelt("google", By::Environment).1,
        })?;
        let by = By::Environment;
        let given = if in_file {
            Given::from_file(variable, value, by)?
        } else {
            Given::new(value.to_owned(), by)
        };
        self.keep(found, given)?;
        Ok(true)
    }

    fn keep(&mut self, of: (ProviderName, Key), given: Given) -> Result<(), ConfigError> {
        if let Some(other) = self.0.get(&of)
            && (other.by, other.in_file) == (given.by, !given.in_file)
        {
            let name = of.1.spelt(of.0.as_str(), given.by).0;
            let name_of_file = format!("its {}", secret_file::SUFFIX);
            return Err(ConfigError::Twice { name, name_of_file });
        }
        self.0.insert(of, given);
        Ok(())
    }

    /// The first setting of the settings file itself that is a secret.
    pub(super) fn secret_in_settings(&self) -> Option<String> {
        let mut secrets = self.0.iter().filter(|((_, key), given)| {
            *key == Key::ClientSecret && given.by == By::File && !given.in_file
        });
        secrets
            .next()
            .map(|((name, key), _)| format!("{} of [{TABLE}.{name}]", key.word()))
    }

    /// Keeps what the table `[oidc]` of the settings file says.
    pub(super) fn take_table(&mut self, table: &toml::Value) -> Result<(), ConfigError> {
        let unknown = |name: String| ConfigError::Unknown {
            name: format!("{name} in {SETTINGS_FILE}"),
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
                let (word, in_file) = without_file(word);
                let key = KEYS.into_iter().find(|key| key.word() == word);
                let key = key.ok_or_else(|| unknown(format!("{title}.{word}")))?;
                let text = value.as_str();
                let text = text.ok_or_else(|| key.malformed(name, By::File))?;
                let given = if in_file {
                    Given::from_file(&format!("{title}.{word}"), text, By::File)?
                } else {
                    Given::new(text.to_owned(), By::File)
                };
                self.keep((parsed.clone(), key), given)?;
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
            Some(given) if is_right(&given.value) => Ok(Some(&given.value)),
            Some(given) => Err(key.malformed(name.as_str(), given.by)),
        }
    }

    /// Where the owner would look for the settings of that provider.
    fn first_by(&self, name: &ProviderName) -> By {
        let given = self.0.iter().find(|((given, _), _)| given == name);
        given.map_or(By::Environment, |(_, given)| given.by)
    }

    /// The lines of `quire config`.
    pub(super) fn shown(&self) -> impl Iterator<Item = Line> {
        self.0.iter().map(|((name, key), given)| Line {
            key: format!("{TABLE}.{name}.{}", key.word()),
            value: Some(match key {
                Key::ClientSecret => MASK.to_owned(),
                _ => given.value.clone(),
            }),
            from: Some(match given.by {
                By::File => SETTINGS_FILE.to_owned(),
                By::Environment if given.in_file => {
                    By::file_variable(&key.spelt(name.as_str(), given.by).0)
                }
                By::Environment => key.spelt(name.as_str(), given.by).0,
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
