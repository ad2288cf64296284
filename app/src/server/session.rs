//! Sessions: their cookie, signing in and signing out.

use super::{AppState, Context};
use crate::AppError;
use domain::account::LoginForm;
use domain::session::is_fresh;
use domain::{Field, Invalid, Problem, Timestamp, Viewer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::accounts::{self, LogIn};
use store::browsers;
use store::sessions::{CONFIRMED, REMEMBER, SessionStore, USER};
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::session::Id;
use tower_sessions::{Expiry, SessionManagerLayer};

/// How long a remembered session lives at most.
const REMEMBERED: Duration = Duration::days(30);

/// `__Host-` binds a cookie to this very host and to https; without https a browser would refuse it.
#[must_use]
pub const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-quire" } else { "quire" }
}

/// `Lax`, so that links in mails find the reader signed in; the CSRF gate does what `Strict` would add.
#[must_use]
pub fn session_layer(state: &AppState) -> SessionManagerLayer<SessionStore> {
    SessionManagerLayer::new(SessionStore(state.store.clone()))
        .with_name(cookie_name(state.secure_cookies))
        .with_secure(state.secure_cookies)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnSessionEnd)
}

impl Context {
    /// Begins a session of its own: a new id, and nothing in it that was there before.
    pub async fn sign_in(&self, viewer: &Viewer, remember: bool) -> Result<(), AppError> {
        self.session.clear().await;
        self.session.cycle_id().await?;
        self.session.insert(USER, viewer.id).await?;
        self.session.insert(REMEMBER, remember).await?;
        self.session.insert(CONFIRMED, self.store().now()).await?;
        self.session.set_expiry(Some(if remember {
            Expiry::AtDateTime(self.store().now().datetime() + REMEMBERED)
        } else {
            Expiry::OnSessionEnd
        }));
        self.note_browser(viewer).await
    }

    /// Knows the browser again next time, and lets the owner of the account know if it is a new one.
    async fn note_browser(&self, viewer: &Viewer) -> Result<(), AppError> {
        let known = self.browser.clone().filter(|name| name.len() == 32);
        let name = known.unwrap_or_else(browsers::fresh);
        let (agent, ip) = (&self.user_agent, self.client_ip);
        browsers::note(self.store(), viewer.id, &name, agent, ip).await?;
        self.page.name_browser(name);
        Ok(())
    }

    /// For what only the owner of an account may do: goes on if they gave their password lately, or give it now. Then the
    /// session takes a new id, as after a log-in.
    pub async fn confirm(&self, password: &str) -> Result<(), AppError> {
        if password.is_empty() {
            let confirmed = self.session.get::<Timestamp>(CONFIRMED).await?;
            let fresh = confirmed.is_some_and(|then| is_fresh(then, self.store().now()));
            return if fresh {
                Ok(())
            } else {
                Err(AppError::NotConfirmed)
            };
        }
        let owner = self.check_password(password, Field::Password).await?;
        self.renew(&owner).await
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
            Err(store::Error::WrongCredentials) => Err(AppError::Invalid(vec![Invalid::new(
                field,
                Problem::WrongPassword,
            )])),
            Err(other) => Err(other.into()),
        }
    }

    /// Goes on in a session of a new id, remembered as the one before.
    pub async fn renew(&self, owner: &Viewer) -> Result<(), AppError> {
        let remember = self.session.get(REMEMBER).await?.unwrap_or(false);
        self.sign_in(owner, remember).await?;
        // What comes next may want to know which session this is.
        Ok(self.session.save().await?)
    }

    /// Keeps something in the session, for as long as the session lives.
    pub(super) async fn keep(&self, key: &str, it: impl Serialize) -> Result<(), AppError> {
        self.stay_remembered().await?;
        Ok(self.session.insert(key, it).await?)
    }

    /// Takes out of the session what was kept there, at once and for good: also if the answer becomes an error.
    pub(super) async fn take<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, AppError> {
        let it = self.session.remove(key).await?;
        if it.is_some() {
            self.stay_remembered().await?;
            self.session.save().await?;
        }
        Ok(it)
    }

    /// The cookie of a session that changes is sent again: that of a remembered one with its time to live.
    async fn stay_remembered(&self) -> Result<(), AppError> {
        if self.session.get(REMEMBER).await? == Some(true) {
            let until = self.store().now().datetime() + REMEMBERED;
            self.session.set_expiry(Some(Expiry::AtDateTime(until)));
        }
        Ok(())
    }

    /// The number of the session, once it has one in the database.
    pub fn session_id(&self) -> Result<Id, AppError> {
        self.session.id().ok_or(AppError::SignInNeeded)
    }

    /// Ends the session in the database; the cookie goes with the answer.
    pub async fn sign_out(&self) -> Result<(), AppError> {
        Ok(self.session.flush().await?)
    }
}
