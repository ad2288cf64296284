//! Signing in with a provider: what is kept in the session on the way there and back, and what comes of it.

use super::Context;
use crate::AppError;
use crate::account::api::Leaving;
use domain::provider::{Trouble, is_in_time};
use domain::{Identity, LocalPath, Notice, ProviderName, Timestamp, UserId, paths};
use providers::{Answer, Asks, Attempt, Provider};
use serde::{Deserialize, Serialize};
use store::accounts::LogIn;
use store::sessions::Pass;
use store::{Error, identities, limits};

/// The key in the session.
const BEGUN: &str = "provider_begun";

/// What somebody goes to a provider for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    LogIn,
    /// To open that account with it from now on.
    Link(UserId),
    /// To show that it is still them.
    Confirm(UserId),
}

impl Purpose {
    const fn asks(self) -> Asks {
        match self {
            Self::LogIn | Self::Link(_) => Asks::WhoTheyAre,
            Self::Confirm(_) => Asks::ToLogInAgain,
        }
    }

    /// The page that somebody who comes back without success is on.
    pub(super) const fn page(self) -> &'static str {
        match self {
            Self::LogIn => paths::LOGIN,
            Self::Link(_) => paths::PROVIDERS,
            Self::Confirm(_) => paths::CONFIRM,
        }
    }
}

/// Somebody is on their way.
#[derive(Serialize, Deserialize)]
pub(super) struct Begun {
    attempt: Attempt,
    pub(super) purpose: Purpose,
    pub(super) next: String,
    at: Timestamp,
}

/// The error that a person is told; `label` is the provider's.
#[must_use]
pub fn told(trouble: Trouble, label: &str) -> AppError {
    AppError::Provider {
        status: trouble.status(),
        say: trouble.sentence(label),
    }
}

impl Context {
    pub(super) fn provider(&self, name: &str) -> Result<&Provider, AppError> {
        self.state.providers.get(name).ok_or(AppError::NotFound)
    }

    /// Gets a way to the provider ready, and says which page leads there.
    pub async fn begin_with(
        &self,
        name: &str,
        purpose: Purpose,
        next: &str,
    ) -> Result<LocalPath, AppError> {
        let provider = self.provider(name)?;
        limits::provider(self.store(), self.client_ip()).await?;
        let at = self.store().now();
        let attempt = provider.begin(at, purpose.asks()).await;
        let attempt = attempt.map_err(|trouble| told(trouble, provider.label()))?;
        let begun = Begun {
            attempt,
            purpose,
            next: LocalPath::or_home(Some(next)).to_string(),
            at,
        };
        self.keep(BEGUN, begun).await?;
        Ok(local(&paths::leaving_for(provider.name())))
    }

    /// Where this browser is on its way to.
    pub async fn leaving(&self, name: &str) -> Result<Leaving, AppError> {
        let provider = self.provider(name)?;
        let begun: Option<Begun> = self.session.get(BEGUN).await?;
        let begun = begun.filter(|begun| self.fits(provider, &begun.attempt.provider, begun.at));
        let begun = begun.ok_or(AppError::SignInNeeded)?;
        Ok(Leaving {
            label: provider.label().to_owned(),
            address: begun.attempt.address,
        })
    }

    /// What somebody who comes back has begun. There is one answer to it, whatever that is: a second finds nothing.
    pub(super) async fn begun(&self, name: &str) -> Result<Begun, AppError> {
        let provider = self.provider(name)?;
        let begun: Option<Begun> = self.take(BEGUN).await?;
        begun
            .filter(|begun| self.fits(provider, &begun.attempt.provider, begun.at))
            .ok_or_else(|| told(Trouble::Stale, provider.label()))
    }

    /// Brings it to its end. Says where to go next.
    pub(super) async fn finish(
        &self,
        begun: Begun,
        answer: &Answer,
    ) -> Result<LocalPath, AppError> {
        let provider = self.provider(begun.attempt.provider.as_str())?;
        let told = |trouble| told(trouble, provider.label());
        let now = self.store().now();
        let identity = provider.finish(&begun.attempt, answer, now).await;
        let identity = identity.map_err(told)?;
        let done = match begun.purpose {
            Purpose::LogIn if self.viewer().is_some() => return Ok(LocalPath::home()),
            Purpose::LogIn => self.come_in(identity, begun.next).await,
            Purpose::Link(person) => self.link(person, &identity).await,
            Purpose::Confirm(person) => self.confirm_by(person, &identity, &begun.next).await,
        };
        done.map_err(|failure| match failure {
            Failure::Trouble(trouble) => told(trouble),
            Failure::Error(error) => error,
        })
    }

    async fn come_in(&self, identity: Identity, next: String) -> Result<LocalPath, Failure> {
        match identities::log_in(self.store(), &identity, self.client_ip()).await {
            Ok(Some(LogIn::Done(pass))) => {
                Ok(self.let_in(&pass, &next, Notice::WelcomeBack).await?)
            }
            Ok(Some(LogIn::NeedsSecondStep(half_way))) => {
                Ok(self.ask_second_step(half_way, false, &next).await?)
            }
            Ok(None) => self.arrive(identity, next).await,
            Err(Error::WrongCredentials) => Err(Trouble::NoAccount.into()),
            Err(error) => Err(error.into()),
        }
    }

    async fn link(&self, person: UserId, identity: &Identity) -> Result<LocalPath, Failure> {
        // Whoever logged out in the meantime, or became somebody else, did not ask for this.
        if self.viewer().map(|viewer| viewer.id) != Some(person) {
            return Err(Trouble::Stale.into());
        }
        identities::link(self.store(), person, identity).await?;
        self.announce(Notice::ProviderLinked);
        Ok(local(paths::PROVIDERS))
    }

    /// Everybody who comes by a provider enters here.
    pub(super) async fn let_in(
        &self,
        pass: &Pass,
        next: &str,
        hello: Notice,
    ) -> Result<LocalPath, AppError> {
        self.sign_in(pass, false).await?;
        self.announce(hello);
        Ok(LocalPath::or_home(Some(next)))
    }

    pub(super) fn fits(&self, provider: &Provider, name: &ProviderName, at: Timestamp) -> bool {
        provider.name() == name && is_in_time(at, self.store().now())
    }
}

pub(super) fn local(path: &str) -> LocalPath {
    LocalPath::or_home(Some(path))
}

/// What goes wrong once a provider has said who somebody is.
pub(super) enum Failure {
    Trouble(Trouble),
    Error(AppError),
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::LinkedElsewhere => Self::Trouble(Trouble::LinkedElsewhere),
            other => Self::Error(other.into()),
        }
    }
}
