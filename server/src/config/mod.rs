//! The settings of the site: defaults, then `quire.toml`, then the environment. Nothing else in the program reads the
//! environment, and nothing starts with a setting that is misspelt or makes no sense.

mod base_url;
mod database_url;
mod error;
mod network;
mod parse;
mod show;
mod source;
mod table;

pub use base_url::BaseUrl;
pub use database_url::DatabaseUrl;
pub use error::ConfigError;
pub use network::Network;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use tracing_subscriber::filter::Targets;

/// Everything an owner can decide without the web.
#[derive(Clone, Debug)]
pub struct Config {
    pub database_url: DatabaseUrl,
    pub listen: SocketAddr,
    /// `None` until the owner says what people call the site: see [`Config::public_url`].
    pub base_url: Option<BaseUrl>,
    pub data_dir: PathBuf,
    pub site_title: String,
    pub site_description: String,
    pub language: Language,
    pub registration: Registration,
    pub trusted_proxies: Vec<Network>,
    /// Refuse posts that do not say which site they come from. No browser of today sends one; scripts do.
    pub csrf_strict: bool,
    pub log: LogFormat,
    /// What `RUST_LOG` asks for.
    pub log_filter: Targets,
    /// The port of `cargo leptos watch`, when it runs the program.
    pub reload_port: Option<u16>,
    /// Every setting as `quire config` shows it.
    shown: Vec<show::Line>,
}

/// The language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
}

/// Who may make an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registration {
    Open,
    /// Only the first account, and those made with `quire user add`.
    Closed,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

impl Config {
    /// The configuration of this process. `file` is what `--config` names; without it `quire.toml` in the working
    /// directory is read if there is one.
    pub fn load(file: Option<&std::path::Path>) -> Result<Self, ConfigError> {
        let text = source::file(file)?;
        let environment = source::environment()?;
        Self::read(text.as_deref(), environment)
    }

    /// The same from given texts, so that a test needs neither files nor an environment of its own.
    pub fn read<K: Into<String>, V: Into<String>>(
        file: Option<&str>,
        environment: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, ConfigError> {
        let environment = environment
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()));
        parse::config(&source::collect(file, environment)?)
    }

    /// The address people use: as configured, or else this machine's own.
    #[must_use]
    pub fn public_url(&self, bound: SocketAddr) -> BaseUrl {
        self.base_url
            .clone()
            .unwrap_or_else(|| BaseUrl::local(bound))
    }

    /// `quire.toml` as it would have to be for the program to run as it runs now, secrets masked.
    #[must_use]
    pub fn show(&self) -> String {
        show::text(&self.shown)
    }
}

impl Language {
    /// As in `<html lang>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }
}

impl FromStr for Registration {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "open" => Ok(Self::Open),
            "closed" => Ok(Self::Closed),
            _ => Err(()),
        }
    }
}

impl FromStr for LogFormat {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err(()),
        }
    }
}
