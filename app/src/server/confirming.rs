//! Showing that it is still oneself, before something serious: by the password, by a code of one's app, by a passkey, or by logging
//! in again with a provider. What was shown counts for half an hour, for this session alone.

use super::Context;
use super::provider::{Failure, local};
use crate::AppError;
use domain::account::LoginForm;
use domain::provider::Trouble;
use domain::second_factor::{CodeForm, StepCode};
use domain::session::{WaysToConfirm, is_fresh};
use domain::{Field, Identity, Invalid, LocalPath, Problem, Timestamp, UserId, Viewer};
use store::accounts::{self, LogIn};
use store::sessions::CONFIRMED;
use store::{Error, identities, second_factor};

impl Context {
    /// For what only the owner of an account may do: goes on if they showed lately that it is still them, or show it now by
    /// what they `typed`. Then the session takes a new id, as after a log-in.
    pub async fn confirm(&self, typed: &str) -> Result<(), AppError> {
        if typed.is_empty() {
            return self.has_confirmed().await;
        }
        let owner = self.prove(typed).await?;
        self.renew(&owner).await
    }

    async fn has_confirmed(&self) -> Result<(), AppError> {
        let confirmed = self.session.get::<Timestamp>(CONFIRMED).await?;
        if confirmed.is_some_and(|then| is_fresh(then, self.store().now())) {
            return Ok(());
        }
        self.offer_ways().await?;
        Err(AppError::NotConfirmed)
    }

    /// What the viewer has set up to show that it is still them; the page offers it.
    pub async fn offer_ways(&self) -> Result<WaysToConfirm, AppError> {
        let viewer = self.require_viewer()?.id;
        let own = identities::ways_in(self.store(), viewer).await?;
        let mut providers = self.site().providers.clone();
        providers.retain(|link| {
            let mut linked = own.linked.iter();
            linked.any(|identity| identity.provider == link.name.as_str())
        });
        let ways = WaysToConfirm {
            password: own.has_password,
            code: second_factor::has_app(self.store(), viewer).await?,
            passkey: self.party().is_ok() && own.passkeys > 0,
            providers,
        };
        self.page.offer(ways.clone());
        Ok(ways)
    }

    /// By the password, or by a code, whichever it looks like.
    async fn prove(&self, typed: &str) -> Result<Viewer, AppError> {
        let ways = self.offer_ways().await?;
        if let Some(digits) = code_in(typed).filter(|_| ways.code) {
            let viewer = self.require_viewer()?;
            let (store, ip) = (self.store(), self.client_ip());
            match second_factor::still_them(store, viewer.id, &digits, ip).await {
                Ok(()) => return Ok(viewer.clone()),
                // An old password may be six digits.
                Err(Error::WrongStepCode) if ways.password => {}
                Err(Error::WrongStepCode) => return Err(wrong(Problem::WrongStepCode)),
                Err(other) => return Err(other.into()),
            }
        }
        if ways.password {
            self.check_password(typed, Field::Password).await
        } else if ways.code {
            Err(wrong(Problem::WrongStepCode))
        } else {
            Err(AppError::NotConfirmed)
        }
    }

    /// Whether this is the password of whoever is logged in; a try counts like one to log in. `field` is where it was typed.
    pub async fn check_password(&self, password: &str, field: Field) -> Result<Viewer, AppError> {
        let login = LoginForm {
            email: self.require_viewer()?.handle.to_string(),
            password: password.to_owned(),
            ..LoginForm::default()
        };
        match accounts::log_in(self.store(), &login.parse()?, self.client_ip()).await {
            // Whoever has a second factor has shown it when they logged in.
            Ok(LogIn::Done(_) | LogIn::NeedsSecondStep(_)) => Ok(self.require_viewer()?.clone()),
            Err(Error::WrongCredentials) => Err(AppError::Invalid(vec![Invalid::new(
                field,
                Problem::WrongPassword,
            )])),
            Err(other) => Err(other.into()),
        }
    }

    /// Whoever comes back from a provider was sent there to log in again, and has to be who they were.
    pub(super) async fn confirm_by(
        &self,
        person: UserId,
        identity: &Identity,
        next: &str,
    ) -> Result<LocalPath, Failure> {
        let viewer = self.viewer().filter(|viewer| viewer.id == person);
        let viewer = viewer.ok_or(Trouble::Stale)?;
        match identities::confirm(self.store(), person, identity).await {
            Err(Error::NotFound) => return Err(Trouble::NotLinked.into()),
            other => other?,
        }
        self.renew(viewer).await?;
        Ok(local(next))
    }
}

fn code_in(typed: &str) -> Option<String> {
    let code = CodeForm {
        code: typed.to_owned(),
    };
    match code.parse() {
        Ok(StepCode::App(digits)) => Some(digits),
        _ => None,
    }
}

fn wrong(problem: Problem) -> AppError {
    AppError::Invalid(vec![Invalid::new(Field::Password, problem)])
}
