//! Signing in with a provider: another site that says who somebody is. OpenID Connect, and GitHub's own flavour of
//! OAuth.
//!
//! In here is what goes over the wire: where to send somebody, what to ask the provider when they come back, and whether
//! its answer proves anything. Who they are on this site is none of its business; there are no sessions and no SQL.

#![forbid(unsafe_code)]

mod attempt;
mod github;
mod http_client;
mod openid;
mod settings;

pub use attempt::{Answer, Attempt};
pub use settings::{Kind, Secret, Settings};

use domain::provider::Trouble;
use domain::{Identity, ProviderLink, ProviderName, Timestamp, paths};
use github::GitHub;
use http_client::HttpClient;
use openid::OpenId;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

/// How long a person waits for a provider, all in all.
const PATIENCE: Duration = Duration::from_secs(5);

/// The providers of this site. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Providers(Arc<[Provider]>);

/// One of them.
#[derive(Debug)]
pub struct Provider {
    link: ProviderLink,
    flavour: Flavour,
}

/// What a provider is asked about somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    WhoTheyAre,
    /// The same, and to let them log in there once more, whether or not it knows them still.
    ToLogInAgain,
}

#[derive(Debug)]
enum Flavour {
    OpenId(OpenId),
    GitHub(GitHub),
}

/// What every flavour needs: who this site is to the provider, and a way to ask it.
#[derive(Clone, Debug)]
struct Site {
    issuer: String,
    client_id: String,
    client_secret: Secret,
    /// From the configured address of the site, never from a request.
    redirect_uri: String,
    http: HttpClient,
}

impl Providers {
    /// `base_url` is the public origin of this site. Fails where no TLS can be had.
    pub fn new(settings: Vec<Settings>, base_url: &str) -> Result<Self, rustls::Error> {
        let providers = settings
            .into_iter()
            .map(|settings| Provider::new(settings, base_url));
        Ok(Self(providers.collect::<Result<_, _>>()?))
    }

    /// What pages offer, in the order of the names.
    #[must_use]
    pub fn links(&self) -> Vec<ProviderLink> {
        self.0
            .iter()
            .map(|provider| provider.link.clone())
            .collect()
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Provider> {
        self.0
            .iter()
            .find(|provider| provider.link.name.as_str() == name)
    }
}

impl Provider {
    fn new(settings: Settings, base_url: &str) -> Result<Self, rustls::Error> {
        let site = Site {
            redirect_uri: format!("{base_url}{}", paths::back_from(&settings.name)),
            http: HttpClient::new(settings.is_on_loopback())?,
            issuer: settings.issuer,
            client_id: settings.client_id,
            client_secret: settings.client_secret,
        };
        let flavour = match settings.kind {
            Kind::OpenId => Flavour::OpenId(OpenId::new(site)),
            Kind::GitHub => Flavour::GitHub(GitHub::new(site)),
        };
        Ok(Self {
            link: ProviderLink {
                name: settings.name,
                label: settings.label,
            },
            flavour,
        })
    }

    #[must_use]
    pub fn name(&self) -> &ProviderName {
        &self.link.name
    }

    #[must_use]
    pub fn label(&self) -> &str {
        &self.link.label
    }

    /// Begins: makes fresh secrets, and the address at the provider that they go to.
    pub async fn begin(&self, now: Timestamp, asks: Asks) -> Result<Attempt, Trouble> {
        let mut attempt = Attempt::fresh(self.link.name.clone());
        attempt.again_since = (asks == Asks::ToLogInAgain).then_some(now);
        attempt.address = match &self.flavour {
            Flavour::OpenId(openid) => self.patiently(openid.way(&attempt, now)).await?,
            Flavour::GitHub(github) => self.told(github.way(&attempt))?,
        };
        Ok(attempt)
    }

    /// Finds out who came back. Nothing that the browser brought is believed before its `state` was seen to be right.
    pub async fn finish(
        &self,
        attempt: &Attempt,
        answer: &Answer,
        now: Timestamp,
    ) -> Result<Identity, Trouble> {
        let code = answer.code(attempt)?;
        let person = match &self.flavour {
            Flavour::OpenId(openid) => {
                self.patiently(openid.prove(attempt, answer, code, now))
                    .await?
            }
            Flavour::GitHub(github) => self.patiently(github.prove(attempt, answer, code)).await?,
        };
        Ok(Identity {
            provider: self.link.name.clone(),
            ..person
        })
    }

    async fn patiently<T>(
        &self,
        work: impl Future<Output = Result<T, Problem>> + Send,
    ) -> Result<T, Trouble> {
        match tokio::time::timeout(PATIENCE, work).await {
            Ok(done) => self.told(done),
            Err(_elapsed) => self.told(Err(Problem::away("it did not answer in time"))),
        }
    }

    /// The owner is told what went wrong, the person only what it means to them.
    fn told<T>(&self, done: Result<T, Problem>) -> Result<T, Trouble> {
        done.map_err(|problem| {
            tracing::warn!(provider = %self.link.name, cause = problem.cause, "signing in with a provider failed");
            problem.trouble
        })
    }
}

/// What went wrong, in words of our own: what a provider sends may hold secrets, or line breaks.
#[derive(Clone, Copy, Debug)]
struct Problem {
    trouble: Trouble,
    cause: &'static str,
}

impl Problem {
    const fn away(cause: &'static str) -> Self {
        let trouble = Trouble::Away;
        Self { trouble, cause }
    }

    const fn untrusted(cause: &'static str) -> Self {
        let trouble = Trouble::Untrusted;
        Self { trouble, cause }
    }
}
