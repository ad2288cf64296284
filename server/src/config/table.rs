//! The names of the settings, each with a value that would do.

use super::secret_file;

/// A setting: `listen` in `quire.toml`, `QUIRE_LISTEN` in the environment.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) key: &'static str,
    /// What a value has to be, to follow "has to be".
    pub(super) wants: &'static str,
    pub(super) example: &'static str,
}

/// Those that this version knows, in the order in which `quire config` shows them.
pub(super) const SETTINGS: [Setting; 18] = [
    setting(
        "database_url",
        "a sqlite:// or postgres:// address",
        "sqlite://./data/quire.db",
    ),
    setting("listen", "an IP address with a port", "127.0.0.1:3000"),
    setting(
        "base_url",
        "the http:// or https:// address people use, without a path",
        "https://blog.example.org",
    ),
    setting("data_dir", "a directory", "/var/lib/quire"),
    setting(
        "media_url",
        "file:// with a directory, or s3:// with a bucket",
        "s3://pictures/blog?region=eu-central-1",
    ),
    setting(
        "site_title",
        "one line of at most 80 characters",
        "Leaves of June",
    ),
    setting(
        "site_description",
        "one line of at most 300 characters",
        "Notes from the north coast",
    ),
    setting(
        "smtp_url",
        "an smtp:// or smtps:// address, file:// with a directory, or log:",
        "smtps://user:password@mail.example.org",
    ),
    setting(
        "mail_from",
        "an email address, with or without a name",
        "Leaves of June <hello@example.org>",
    ),
    setting(
        "pepper",
        "names with keys of at least 32 random bytes in base64, the current one first",
        "2026a:$(openssl rand -base64 32)",
    ),
    setting("language", "a language of letters: en or ja", "ja"),
    setting("registration", "open, invite or closed", "open"),
    setting("require_second_factor", "none or admins", "admins"),
    setting(
        "trusted_proxies",
        "a list of IP addresses or networks with commas between them",
        "127.0.0.1, 10.0.0.0/8",
    ),
    setting("smart_punctuation", "true or false", "true"),
    setting("csrf_strict", "true or false", "true"),
    setting("log", "text or json", "json"),
    LOG_FILTER,
];

/// The one that has the name it has everywhere.
pub(super) const LOG_FILTER: Setting = setting(
    "rust_log",
    "a list of levels, of the program or of parts of it",
    "info,store=debug",
);

/// Those that are secrets or hold one. Each may stand in a file of its own: `pepper_file`, `QUIRE_PEPPER_FILE`.
const SECRETS: [&str; 3] = ["database_url", "smtp_url", "pepper"];

/// Names that the next versions will know. A setting that has no effect yet is refused: silence would look like success.
pub(super) const LATER: [&str; 1] = ["metrics_listen"];

const fn setting(key: &'static str, wants: &'static str, example: &'static str) -> Setting {
    Setting {
        key,
        wants,
        example,
    }
}

impl Setting {
    /// Its name in the environment.
    pub(super) fn variable(&self) -> String {
        if *self == LOG_FILTER {
            "RUST_LOG".to_owned()
        } else {
            format!("QUIRE_{}", self.key.to_uppercase())
        }
    }
}

pub(super) fn by_key(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

/// The secret whose file is named so: `pepper` for `pepper_file`.
pub(super) fn by_file_key(key: &str) -> Option<&'static Setting> {
    let secret = key.strip_suffix(secret_file::SUFFIX)?;
    SECRETS.contains(&secret).then(|| by_key(secret)).flatten()
}

pub(super) fn is_for_later(key: &str) -> bool {
    LATER.contains(&key)
}

/// The setting that somebody most likely meant.
pub(super) fn nearest(key: &str) -> &'static Setting {
    SETTINGS
        .iter()
        .max_by(|a, b| {
            let likeness = |setting: &Setting| strsim::jaro_winkler(setting.key, key);
            likeness(a).total_cmp(&likeness(b))
        })
        .unwrap_or(&SETTINGS[0])
}
