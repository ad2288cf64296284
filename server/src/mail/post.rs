//! The ways a letter can go: to a mail server, into a directory, or nowhere but the log.

use super::compose::compose;
use crate::config::{MailUrl, Tls};
use domain::Language;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls as Wire, TlsParameters};
use lettre::transport::smtp::{Error, extension::ClientId};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::letters::{Failure, Outgoing};
use url::Url;

/// How long a mail server may take to be connected to.
const CONNECTING: Duration = Duration::from_secs(20);
const SUBMISSION: u16 = 587;
const SUBMISSIONS: u16 = 465;
const PLAIN: u16 = 25;

/// Writes letters in the site's name and sends them off.
pub struct Mailer {
    pub(super) site: String,
    /// The public origin, for links.
    pub(super) base_url: String,
    pub(super) from: Mailbox,
    /// For those who have not chosen one.
    pub(super) language: Language,
    way: Way,
}

enum Way {
    Log,
    Folder(PathBuf),
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

/// The mail server's address cannot be used: its name is none that a certificate could have.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unfit(String);

impl Mailer {
    /// No connection is made yet.
    pub fn new(
        url: &MailUrl,
        site: String,
        base_url: String,
        from: Mailbox,
        language: Language,
    ) -> Result<Self, Unfit> {
        let way = match url {
            MailUrl::Log => Way::Log,
            MailUrl::Folder(folder) => Way::Folder(folder.clone()),
            MailUrl::Smtp(url) => Way::Smtp(Box::new(
                connect(url, &base_url).map_err(|cause| Unfit(cause.to_string()))?,
            )),
        };
        Ok(Self {
            site,
            base_url,
            from,
            language,
            way,
        })
    }

    /// Sends one letter, or says whether to try again.
    pub async fn send(&self, letter: &Outgoing) -> Result<(), Failure> {
        if matches!(self.way, Way::Log) {
            // Not a word of what is in it: a link would be a way in for whoever reads the log.
            tracing::info!(letter = ?letter.letter, "a letter went nowhere: QUIRE_SMTP_URL is not set");
            return Ok(());
        }
        let message = compose(self, letter).map_err(Failure::ForGood)?;
        match &self.way {
            Way::Log => Ok(()),
            Way::Folder(folder) => {
                let name = format!("{:08}-{}.eml", letter.id, letter.message_id);
                keep(folder, &name, &message).await.map_err(|cause| {
                    Failure::ForNow(format!("the letter was not written: {cause}"))
                })
            }
            Way::Smtp(server) => match server.send(message).await {
                Ok(_) => Ok(()),
                Err(error) => Err(failure(&error)),
            },
        }
    }
}

fn connect(url: &Url, base_url: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, Error> {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let parameters = || TlsParameters::new(host.to_owned());
    let (wire, port) = match Tls::of(url) {
        Tls::Wrapped => (Wire::Wrapper(parameters()?), SUBMISSIONS),
        Tls::Required => (Wire::Required(parameters()?), SUBMISSION),
        Tls::Opportunistic => (Wire::Opportunistic(parameters()?), PLAIN),
        Tls::None => (Wire::None, PLAIN),
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
        .port(url.port().unwrap_or(port))
        .tls(wire)
        .timeout(Some(CONNECTING));
    if let Some(name) = Url::parse(base_url)
        .ok()
        .and_then(|url| url.domain().map(str::to_owned))
    {
        builder = builder.hello_name(ClientId::Domain(name));
    }
    if let Some(password) = url.password() {
        let plain = |text| percent_decode_str(text).decode_utf8_lossy().into_owned();
        builder = builder.credentials(Credentials::new(plain(url.username()), plain(password)));
    }
    Ok(builder.build())
}

/// A mail server that says something about the letter or its address says it for good. What it says about us (no such
/// password, say) changes once the owner has seen to it.
fn failure(error: &Error) -> Failure {
    const ABOUT_THE_LETTER: [&str; 8] = ["501", "510", "511", "550", "551", "553", "554", "556"];
    let code = error.status().map(|code| code.to_string());
    let for_good = code.is_some_and(|code| ABOUT_THE_LETTER.contains(&code.as_str()));
    let reason = error.to_string();
    if for_good {
        Failure::ForGood(reason)
    } else {
        Failure::ForNow(reason)
    }
}

/// Nobody who watches the directory sees half a letter.
async fn keep(folder: &Path, name: &str, message: &Message) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let unfinished = folder.join(format!(".{name}"));
    tokio::fs::write(&unfinished, message.formatted()).await?;
    tokio::fs::rename(&unfinished, folder.join(name)).await
}
