//! Secrets that stand in a file of their own, and who else may read the files that hold secrets: nobody.

use super::error::ConfigError;
use super::given::SETTINGS_FILE;
use std::fs::{File, Metadata};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// What is added to the name of a secret's setting for the file that holds it: `pepper_file`, `QUIRE_PEPPER_FILE`.
pub(super) const SUFFIX: &str = "_file";

/// Longest that a secret can be.
const MOST: u64 = 64 * 1024;

/// The secret in a file that only its owner can read. `name` is the setting that names the file.
pub(super) fn read(name: &str, path: &str) -> Result<String, ConfigError> {
    let path = Path::new(path.trim());
    let unreadable = |cause: std::io::Error| ConfigError::SecretFile {
        name: name.to_owned(),
        path: path.to_owned(),
        reason: cause.to_string(),
    };
    let file = File::open(path).map_err(unreadable)?;
    if is_open_to_others(&file.metadata().map_err(unreadable)?) {
        return Err(ConfigError::Exposed {
            name: name.to_owned(),
            path: path.to_owned(),
        });
    }
    let mut text = String::new();
    file.take(MOST)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    Ok(text.trim().to_owned())
}

/// Refuses a settings file with a secret in it that others can read. `name` is the setting of the secret.
pub(super) fn guard(settings: Option<&Path>, name: &str) -> Result<(), ConfigError> {
    let path = settings.unwrap_or(Path::new(SETTINGS_FILE));
    match path.metadata() {
        Ok(metadata) if is_open_to_others(&metadata) => Err(ConfigError::Exposed {
            name: name.to_owned(),
            path: path.to_owned(),
        }),
        _ => Ok(()),
    }
}

/// Whether anybody but its owner may read it, or change what it says.
fn is_open_to_others(metadata: &Metadata) -> bool {
    metadata.permissions().mode() & 0o077 != 0
}
