//! From the values that were given to a [`Config`].

use super::error::ConfigError;
use super::given::By;
use super::show::Line;
use super::source::{Values, malformed};
use super::table::{self, SETTINGS, Setting};
use super::{Config, DatabaseUrl, LogFormat, MailUrl, MediaUrl, Network, SecondFactorFor, pepper};
use crate::middleware::Patience;
use domain::Language;
use domain::invitation::RegistrationMode;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use store::password::Peppers;
use tracing_subscriber::filter::Targets;

const TITLE: &str = "Quire";
const DATA_DIR: &str = "./data";
const LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 3000);

pub(super) fn config(values: &Values) -> Result<Config, ConfigError> {
    let read = Reader { values };
    let data_dir = read.or("data_dir", PathBuf::from(DATA_DIR), path)?;
    let media_url = read.or("media_url", MediaUrl::in_dir(&data_dir), from_str)?;
    let mut config = Config {
        database_url: read.or("database_url", DatabaseUrl::in_dir(&data_dir), from_str)?,
        listen: read.or("listen", LISTEN, from_str)?,
        base_url: read.or("base_url", None, |raw| from_str(raw).map(Some))?,
        data_dir,
        media: media_url.place(&values.aws),
        media_url,
        site_title: read.or("site_title", TITLE.to_owned(), |raw| {
            words(raw, 80).filter(|title| !title.is_empty())
        })?,
        site_description: read.or("site_description", String::new(), |raw| words(raw, 300))?,
        smtp_url: read.or("smtp_url", MailUrl::Log, from_str)?,
        // Shown as an empty text where it is not set.
        mail_from: read.or("mail_from", None, |raw| match raw {
            "" => Some(None),
            raw => from_str(raw).map(Some),
        })?,
        peppers: read.or("pepper", Peppers::default(), pepper::parse)?,
        language: read.or("language", Language::English, from_str)?,
        registration: read.or("registration", RegistrationMode::Open, from_str)?,
        require_second_factor: read.or(
            "require_second_factor",
            SecondFactorFor::Nobody,
            from_str,
        )?,
        trusted_proxies: read.or("trusted_proxies", Vec::new(), networks)?,
        smart_punctuation: read.or("smart_punctuation", false, from_str)?,
        providers: values.oidc.settings()?,
        csrf_strict: read.or("csrf_strict", false, from_str)?,
        log: read.or("log", LogFormat::Text, from_str)?,
        log_filter: read.or(table::LOG_FILTER.key, Targets::new(), |raw| {
            from_str::<Targets>(raw)
        })?,
        reload_port: values.reload_port,
        patience: Patience::default(),
        shown: Vec::new(),
    };
    config.shown = shown(&config, values);
    Ok(config)
}

struct Reader<'a> {
    values: &'a Values,
}

impl Reader<'_> {
    /// The value of a setting, or `default` where nobody gave one.
    fn or<T>(
        &self,
        key: &'static str,
        default: T,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, ConfigError> {
        let setting = setting(key);
        match self.values.get(setting) {
            None => Ok(default),
            Some(given) => parse(&given.value).ok_or_else(|| malformed(setting, given.by)),
        }
    }
}

fn setting(key: &'static str) -> &'static Setting {
    table::by_key(key).unwrap_or(&SETTINGS[0])
}

fn from_str<T: FromStr>(raw: &str) -> Option<T> {
    raw.parse().ok()
}

fn path(raw: &str) -> Option<PathBuf> {
    (!raw.trim().is_empty()).then(|| PathBuf::from(raw))
}

/// One line of text.
fn words(raw: &str, max: usize) -> Option<String> {
    let text = raw.trim();
    let fits = text.chars().count() <= max;
    (fits && !text.chars().any(char::is_control)).then(|| text.to_owned())
}

fn networks(raw: &str) -> Option<Vec<Network>> {
    raw.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect()
}

fn shown(config: &Config, values: &Values) -> Vec<Line> {
    let settings = SETTINGS.iter().map(|setting| {
        let given = values.get(setting);
        Line {
            key: setting.key.to_owned(),
            value: shown_value(config, setting.key, given.map(|given| given.value.as_str())),
            from: given.map(|given| match given.by {
                By::File => "quire.toml".to_owned(),
                By::Environment if given.in_file => By::file_variable(&setting.variable()),
                By::Environment => setting.variable(),
            }),
        }
    });
    settings.chain(values.oidc.shown()).collect()
}

/// What a setting is in effect. `None` for one that nothing is known of until the program listens.
fn shown_value(config: &Config, key: &str, given: Option<&str>) -> Option<String> {
    match key {
        "database_url" => Some(config.database_url.masked()),
        "listen" => Some(config.listen.to_string()),
        "base_url" => Some(config.public_url(config.listen).to_string()),
        "data_dir" => Some(config.data_dir.display().to_string()),
        "media_url" => Some(config.media_url.shown()),
        "site_title" => Some(config.site_title.clone()),
        "site_description" => Some(config.site_description.clone()),
        "language" => Some(config.language.code().to_owned()),
        "smtp_url" => Some(config.smtp_url.masked()),
        "pepper" => Some(pepper::masked(&config.peppers)),
        "smart_punctuation" => Some(config.smart_punctuation.to_string()),
        "csrf_strict" => Some(config.csrf_strict.to_string()),
        "registration" => Some(given.unwrap_or("open").to_owned()),
        "require_second_factor" => Some(given.unwrap_or("none").to_owned()),
        "log" => Some(given.unwrap_or("text").to_owned()),
        _ => given.map(str::to_owned),
    }
}
