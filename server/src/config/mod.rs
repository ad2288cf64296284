//! The settings of the site: defaults, then `quire.toml`, then the environment. Nothing else in the program reads the
//! environment, and nothing starts with a setting that is misspelt or makes no sense.

mod base_url;
mod database_url;
mod error;
mod given;
mod mail_url;
mod media_url;
mod network;
mod oidc;
mod parse;
mod pepper;
mod secret_file;
mod show;
mod source;
mod table;

pub use base_url::BaseUrl;
pub use database_url::DatabaseUrl;
pub use error::ConfigError;
pub use mail_url::{MailUrl, Tls};
pub use media_url::MediaUrl;
pub use network::Network;

use crate::middleware::Patience;
use domain::Language;
use domain::invitation::RegistrationMode;
use lettre::Address;
use lettre::message::Mailbox;
use media::Place;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use store::password::Peppers;
use tracing_subscriber::filter::Targets;
use url::Url;

/// Everything an owner can decide without the web.
#[derive(Clone, Debug)]
pub struct Config {
    pub database_url: DatabaseUrl,
    pub listen: SocketAddr,
    /// `None` until the owner says what people call the site: see [`Config::public_url`].
    pub base_url: Option<BaseUrl>,
    pub data_dir: PathBuf,
    /// Where pictures are kept.
    pub media_url: MediaUrl,
    /// The same with what opens it.
    pub media: Place,
    pub site_title: String,
    pub site_description: String,
    /// The language of letters to those who have not chosen one. Pages are in English.
    pub language: Language,
    pub smtp_url: MailUrl,
    /// Who letters come from; `None` for a name and an address made from the site's own: see [`Config::sender`].
    pub mail_from: Option<Mailbox>,
    /// What goes into the hashes of passwords and is not in the database.
    pub peppers: Peppers,
    pub registration: RegistrationMode,
    pub require_second_factor: SecondFactorFor,
    pub trusted_proxies: Vec<Network>,
    /// Whether quotes, dashes and dots in posts become what a printer would set.
    pub smart_punctuation: bool,
    /// The sites that people can log in with.
    pub providers: Vec<app::server::Settings>,
    /// Refuse posts that do not say which site they come from. No browser of today sends one; scripts do.
    pub csrf_strict: bool,
    pub log: LogFormat,
    /// What `RUST_LOG` asks for.
    pub log_filter: Targets,
    /// The port of `cargo leptos watch`, when it runs the program.
    pub reload_port: Option<u16>,
    /// How long requests may take. No setting: only tests have another.
    pub patience: Patience,
    /// Every setting as `quire config` shows it.
    shown: Vec<show::Line>,
}

/// Who may do nothing before they have set up a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactorFor {
    Nobody,
    Admins,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

impl Config {
    /// The configuration of this process. `file` is what `--config` names; without it `quire.toml` in the working
    /// directory is read if there is one. With a secret in it, nobody but its owner may be able to read it.
    pub fn load(file: Option<&std::path::Path>) -> Result<Self, ConfigError> {
        let text = source::file(file)?;
        let environment = source::environment()?;
        let values = source::collect(text.as_deref(), environment.into_iter())?;
        let config = parse::config(&values)?;
        if let Some(secret) = config.secret_in_settings(&values) {
            secret_file::guard(file, &secret)?;
        }
        Ok(config)
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

    /// The first setting of the settings file that is a secret or holds one.
    fn secret_in_settings(&self, values: &source::Values) -> Option<String> {
        let secrets = [
            ("database_url", self.database_url.holds_secret()),
            ("smtp_url", self.smtp_url.holds_secret()),
            ("pepper", self.peppers.names().next().is_some()),
        ];
        let mut found = secrets
            .into_iter()
            .filter(|(key, is_secret)| *is_secret && values.stands_in_settings(key));
        found
            .next()
            .map(|(key, _)| key.to_owned())
            .or_else(|| values.oidc.secret_in_settings())
    }

    /// The address people use: as configured, or else this machine's own.
    #[must_use]
    pub fn public_url(&self, bound: SocketAddr) -> BaseUrl {
        self.base_url
            .clone()
            .unwrap_or_else(|| BaseUrl::local(bound))
    }

    /// Who letters come from: as configured, or else the site by name at an address of its own host.
    #[must_use]
    pub fn sender(&self, public_url: &BaseUrl) -> Option<Mailbox> {
        let made = || {
            let url = Url::parse(public_url.origin()).ok()?;
            // A site that is known by a number has no name that letters could come from.
            let host = url.domain().unwrap_or("localhost");
            let address = Address::new("quire", host).ok()?;
            Some(Mailbox::new(Some(self.site_title.clone()), address))
        };
        self.mail_from.clone().or_else(made)
    }

    /// Every setting by its name, secrets masked.
    #[must_use]
    pub fn shown_values(&self) -> BTreeMap<String, String> {
        let values = self.shown.iter();
        values
            .map(|line| (line.key.clone(), line.value.clone().unwrap_or_default()))
            .collect()
    }

    /// `quire.toml` as it would have to be for the program to run as it runs now, secrets masked.
    #[must_use]
    pub fn show(&self) -> String {
        show::text(&self.shown)
    }
}

impl FromStr for SecondFactorFor {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "none" => Ok(Self::Nobody),
            "admins" => Ok(Self::Admins),
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
