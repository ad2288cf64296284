//! Where values come from: the settings file and the environment, the latter winning.

use super::error::ConfigError;
use super::given::{By, Given, SETTINGS_FILE};
use super::media_url;
use super::oidc;
use super::table::{self, LOG_FILTER, Setting};
use std::collections::BTreeMap;
use std::path::Path;

const PREFIX: &str = "QUIRE_";
/// What `cargo leptos watch` sets for the program it runs.
pub(super) const WATCH: &str = "LEPTOS_WATCH";
pub(super) const RELOAD_PORT: &str = "LEPTOS_RELOAD_PORT";

/// The values that were given, by the key of their setting.
#[derive(Debug, Default)]
pub(super) struct Values {
    given: BTreeMap<&'static str, Given>,
    /// What was said about providers.
    pub(super) oidc: oidc::Values,
    pub(super) reload_port: Option<u16>,
    /// What the environment says about buckets, by the names of its variables.
    pub(super) aws: BTreeMap<String, String>,
}

impl Values {
    pub(super) fn get(&self, setting: &Setting) -> Option<&Given> {
        self.given.get(setting.key)
    }

    /// Whether the settings file itself has the value of that setting.
    pub(super) fn stands_in_settings(&self, key: &str) -> bool {
        let given = self.given.get(key);
        given.is_some_and(|given| given.by == By::File && !given.in_file)
    }

    fn take(&mut self, key: &str, value: String, by: By) -> Result<(), ConfigError> {
        let (setting, given) = match table::by_file_key(key) {
            Some(setting) => {
                let name = by.file_name(setting);
                (setting, Given::from_file(&name, &value, by)?)
            }
            None => (find(key, by)?, Given::new(value, by)),
        };
        if let Some(other) = self.given.get(setting.key)
            && (other.by, other.in_file) == (by, !given.in_file)
        {
            return Err(ConfigError::Twice {
                name: by.name(setting),
                name_of_file: by.file_name(setting),
            });
        }
        self.given.insert(setting.key, given);
        Ok(())
    }
}

/// The text of the settings file; `None` when nobody named one and there is none.
pub(super) fn file(named: Option<&Path>) -> Result<Option<String>, ConfigError> {
    let path = named.unwrap_or(Path::new(SETTINGS_FILE));
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(ConfigError::File {
            path: path.to_owned(),
            reason: error.to_string(),
        }),
    }
}

/// The variables of this process that concern the program.
#[expect(
    clippy::disallowed_methods,
    reason = "this is where the environment is read"
)]
pub(super) fn environment() -> Result<Vec<(String, String)>, ConfigError> {
    let mut found = Vec::new();
    for (name, value) in std::env::vars_os() {
        let Ok(name) = name.into_string() else {
            continue;
        };
        if !is_ours(&name) {
            continue;
        }
        let value = value.into_string().map_err(|_lossy| ConfigError::NotText {
            name: name.clone(),
            example: By::Environment.example(table::nearest(&key(&name))),
        })?;
        found.push((name, value));
    }
    Ok(found)
}

/// Sorts what was given under the settings it names; anything else is an error.
pub(super) fn collect(
    file: Option<&str>,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<Values, ConfigError> {
    let mut values = Values::default();
    let mut watched = false;
    let mut port = None;
    for (key, value) in from_toml(file.unwrap_or_default(), &mut values.oidc)? {
        values.take(&key, value, By::File)?;
    }
    for (name, value) in environment.filter(|(name, _)| is_ours(name)) {
        match name.as_str() {
            WATCH => watched = true,
            RELOAD_PORT => port = value.parse().ok(),
            _ if media_url::VARIABLES.contains(&name.as_str()) => {
                values.aws.insert(name, value);
            }
            _ if values.oidc.take_variable(&name, &value)? => {}
            _ => values.take(&key(&name), value, By::Environment)?,
        }
    }
    values.reload_port = port.filter(|_| watched);
    Ok(values)
}

fn is_ours(name: &str) -> bool {
    name.starts_with(PREFIX)
        || name == LOG_FILTER.variable()
        || name == WATCH
        || name == RELOAD_PORT
        || media_url::VARIABLES.contains(&name)
}

fn key(variable: &str) -> String {
    variable
        .strip_prefix(PREFIX)
        .unwrap_or(variable)
        .to_lowercase()
}

fn find(key: &str, by: By) -> Result<&'static Setting, ConfigError> {
    if let Some(setting) = table::by_key(key) {
        return Ok(setting);
    }
    let name = match by {
        By::File => format!("{key} in {SETTINGS_FILE}"),
        By::Environment => format!("{PREFIX}{}", key.to_uppercase()),
    };
    if table::is_for_later(key) {
        return Err(ConfigError::NotYet { name });
    }
    Err(ConfigError::Unknown {
        name,
        example: by.example(table::nearest(key)),
    })
}

/// The file's lines as texts: a list is what a comma makes of it in the environment. Providers have tables of their own.
fn from_toml(text: &str, oidc: &mut oidc::Values) -> Result<Vec<(String, String)>, ConfigError> {
    let mut table: toml::Table =
        text.parse()
            .map_err(|error: toml::de::Error| ConfigError::Toml {
                reason: error.message().to_owned(),
            })?;
    if let Some(providers) = table.remove(oidc::TABLE) {
        oidc.take_table(&providers)?;
    }
    table
        .into_iter()
        .map(|(key, value)| match plain(&value) {
            Some(text) => Ok((key, text)),
            None => {
                let setting = find(&key, By::File)?;
                Err(malformed(setting, By::File))
            }
        })
        .collect()
}

fn plain(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(yes) => Some(yes.to_string()),
        toml::Value::Array(items) => items
            .iter()
            .map(plain)
            .collect::<Option<Vec<_>>>()
            .map(|items| items.join(",")),
        _ => None,
    }
}

pub(super) fn malformed(setting: &Setting, by: By) -> ConfigError {
    ConfigError::Malformed {
        name: by.name(setting),
        wants: setting.wants,
        example: by.example(setting),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::table::SETTINGS;

    #[test]
    fn every_setting_is_found_by_its_variable() {
        for setting in &SETTINGS {
            assert_eq!(table::by_key(&key(&setting.variable())), Some(setting));
        }
    }
}
