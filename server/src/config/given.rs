//! A value as the settings file or the environment gives it, and how each of them spells the name of a setting.

use super::error::ConfigError;
use super::secret_file;
use super::table::Setting;

/// The settings file that is read without being asked for.
pub(super) const SETTINGS_FILE: &str = "quire.toml";

/// A value as written, and who wrote it.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) value: String,
    pub(super) by: By,
    /// They named the file that it stands in.
    pub(super) in_file: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    File,
    Environment,
}

impl Given {
    pub(super) const fn new(value: String, by: By) -> Self {
        Self {
            value,
            by,
            in_file: false,
        }
    }

    /// `name` is the setting that names the file.
    pub(super) fn from_file(name: &str, path: &str, by: By) -> Result<Self, ConfigError> {
        Ok(Self {
            value: secret_file::read(name, path)?,
            by,
            in_file: true,
        })
    }
}

impl By {
    /// How the setting is called there.
    pub(super) fn name(self, setting: &Setting) -> String {
        match self {
            Self::File => format!("{} in {SETTINGS_FILE}", setting.key),
            Self::Environment => setting.variable(),
        }
    }

    /// How the setting of the file with the secret is called there.
    pub(super) fn file_name(self, setting: &Setting) -> String {
        match self {
            Self::File => format!("{}{} in {SETTINGS_FILE}", setting.key, secret_file::SUFFIX),
            Self::Environment => Self::file_variable(&setting.variable()),
        }
    }

    pub(super) fn file_variable(variable: &str) -> String {
        format!("{variable}{}", secret_file::SUFFIX).to_uppercase()
    }

    /// How a right value would be written there.
    pub(super) fn example(self, setting: &Setting) -> String {
        match self {
            Self::File => format!("{} = \"{}\"", setting.key, setting.example),
            Self::Environment => format!("{}=\"{}\"", setting.variable(), setting.example),
        }
    }
}
