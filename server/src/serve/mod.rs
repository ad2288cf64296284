//! From a configuration to a site that answers: the port is taken first, then the database is opened and brought up to
//! date, and only then the first connection is accepted.

mod accept;
mod connection;
mod descriptors;
mod schedule;
mod stall;
mod stop;
mod sweep;

pub use stop::{StopRequests, on_signals};

use crate::assets;
use crate::config::{BaseUrl, Config, SecondFactorFor};
use crate::failure::Failure;
use crate::mail::{self, Mailer};
use crate::middleware::{self, Rules, Site};
use crate::router::site_router;
use app::server::{AppState, Party, Providers};
use media::Media;
use std::fs::DirBuilder;
use std::net::SocketAddr;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::password::Passwords;
use store::{Clock, Punctuation, Store};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// A site that is ready to answer.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    public_url: BaseUrl,
    store: Store,
    media: Media,
    site: Site,
    mailer: Arc<Mailer>,
}

impl Server {
    /// Gets everything ready that can fail.
    pub async fn open(config: &Config, clock: Clock) -> Result<Self, Failure> {
        let (listener, address) = listen(config.listen).await?;
        let store = open_store(config, clock).await?;
        store::migrate::up(&store)
            .await
            .map_err(|cause| Failure::no_database(&config.database_url, &cause))?;
        store::audit::settings_at_start(&store, config.shown_values())
            .await
            .map_err(|cause| Failure::no_database(&config.database_url, &cause))?;
        let public_url = config.public_url(address);
        let mailer = Arc::new(mailer(config, &public_url)?);
        let providers = Providers::new(config.providers.clone(), public_url.origin());
        let providers = providers.map_err(|cause| {
            Failure::new(format!(
                "cannot speak TLS to the providers of this site: {cause}"
            ))
        })?;
        let media = Media::open(&config.media)
            .map_err(|cause| Failure::cannot_keep_pictures(&config.media_url.shown(), &cause))?;
        let state = state(
            config,
            &public_url,
            address,
            (store.clone(), media.clone()),
            providers,
        );
        let rules = Arc::new(Rules::new(config, public_url.clone()));
        let routes = site_router(state.clone());
        Ok(Self {
            listener,
            address,
            public_url,
            store,
            media,
            site: middleware::around(routes, &rules, &state),
            mailer,
        })
    }

    /// Where it really listens, also when it was asked for any free port.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    #[must_use]
    pub const fn public_url(&self) -> &BaseUrl {
        &self.public_url
    }

    /// Whether anybody beside this machine can reach the site.
    #[must_use]
    pub fn is_for_others(&self) -> bool {
        is_for_others(&self.public_url, self.address)
    }

    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Answers until it is asked to stop, and then lets the requests under way come to their end.
    pub async fn run(self, stop: StopRequests) {
        let sweeping = tokio::spawn(sweep::regularly(self.store.clone(), self.media));
        let publishing = tokio::spawn(schedule::keep(self.store.clone()));
        let (stop_mail, stopped) = watch::channel(false);
        let mailing = tokio::spawn(mail::deliver(self.store.clone(), self.mailer, stopped));
        accept::until_stopped(self.listener, self.site, stop).await;
        sweeping.abort();
        publishing.abort();
        stop_mail.send_replace(true);
        // What is on its way may arrive; what is not stays in the queue.
        if tokio::time::timeout(LAST_LETTER, mailing).await.is_err() {
            tracing::warn!("a letter was still on its way; it is sent again after the next start");
        }
        if let Err(error) = self.store.close().await {
            tracing::warn!(%error, "the database did not close cleanly");
        }
    }
}

/// How long the last letter may hold up the end.
const LAST_LETTER: Duration = Duration::from_secs(5);

fn mailer(config: &Config, public_url: &BaseUrl) -> Result<Mailer, Failure> {
    let unfit = |what: String| {
        Failure::usage(format!(
            "letters cannot be sent ({what}): check QUIRE_SMTP_URL and QUIRE_MAIL_FROM"
        ))
    };
    let from = config
        .sender(public_url)
        .ok_or_else(|| unfit("the site's address makes no sender".to_owned()))?;
    let (site, origin) = (config.site_title.clone(), public_url.origin().to_owned());
    Mailer::new(&config.smtp_url, site, origin, from, config.language)
        .map_err(|cause| unfit(cause.to_string()))
}

async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), Failure> {
    let failed = |cause| Failure::cannot_listen(address, &cause);
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// Opens the database, and makes the directory for it where it is a file of our own.
pub(crate) async fn open_store(config: &Config, clock: Clock) -> Result<Store, Failure> {
    let file = config.database_url.file();
    if let Some(directory) = file.as_deref().and_then(Path::parent) {
        make_directory(directory)
            .map_err(|cause| Failure::cannot_make_directory(directory, &cause))?;
    }
    let passwords = Passwords::default().peppered(config.peppers.clone());
    let punctuation = Punctuation::smart_if(config.smart_punctuation);
    Store::connect_with(config.database_url.as_str(), clock, passwords)
        .await
        .map(|store| store.with_punctuation(punctuation))
        .map_err(|cause| Failure::no_database(&config.database_url, &cause))
}

/// Other users of the machine have no business with it.
fn make_directory(directory: &Path) -> std::io::Result<()> {
    if directory.as_os_str().is_empty() {
        return Ok(());
    }
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory)
}

/// Whether anybody beside this machine can reach the site: where it listens, or through a proxy that has its name.
fn is_for_others(public_url: &BaseUrl, address: SocketAddr) -> bool {
    !address.ip().is_loopback() || !public_url.is_loopback()
}

fn state(
    config: &Config,
    public_url: &BaseUrl,
    address: SocketAddr,
    (store, media): (Store, Media),
    providers: Providers,
) -> AppState {
    let passkeys = Party::new(public_url.origin(), &config.site_title);
    let site = app::server::Site {
        title: config.site_title.clone(),
        description: config.site_description.clone(),
        language: config.language.code().to_owned(),
        assets: assets::base().to_owned(),
        sends_letters: config.smtp_url.reaches_people(),
        base_url: public_url.origin().to_owned(),
        providers: providers.links(),
        punctuation: store.punctuation(),
        passkeys: passkeys.is_some(),
        reload_port: config.reload_port,
    };
    AppState {
        store,
        media,
        site: Arc::new(site),
        registration: config.registration,
        providers,
        passkeys,
        setup_code_required: is_for_others(public_url, address),
        admins_need_factor: config.require_second_factor == SecondFactorFor::Admins,
        secure_cookies: public_url.has_secure_cookies(),
    }
}
