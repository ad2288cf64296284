//! Why the configuration cannot be used: always the name of the setting, and an example of a right value. The wrong
//! value is never repeated, for it may be a secret.

use std::path::PathBuf;

/// What is wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("{name} is not a setting of Quire. The nearest one is used like this: {example}")]
    Unknown { name: String, example: String },
    #[error("{name} has to be {wants}, for example {example}")]
    Malformed {
        name: String,
        wants: &'static str,
        example: String,
    },
    #[error("{name} is not supported yet by this version of Quire; remove it to start")]
    NotYet { name: String },
    /// A secret and the file of that secret.
    #[error("{name} and {name_of_file} are both set; keep one of them")]
    Twice { name: String, name_of_file: String },
    #[error("{name} names the file {}, which cannot be read ({reason})", path.display())]
    SecretFile {
        name: String,
        path: PathBuf,
        reason: String,
    },
    #[error(
        "{name}: others on this machine can read or change the file {} that holds the secret; let nobody but its owner do so: \
         chmod 600 {}",
        path.display(),
        path.display()
    )]
    Exposed { name: String, path: PathBuf },
    #[error("the settings file {} cannot be read ({reason}); name another with --config", path.display())]
    File { path: PathBuf, reason: String },
    #[error(
        "the settings file is not valid TOML ({reason}); a line looks like this: listen = \"127.0.0.1:3000\""
    )]
    Toml { reason: String },
    #[error(
        "the environment variable {name} is not valid UTF-8; set it to text, for example {example}"
    )]
    NotText { name: String, example: String },
}
