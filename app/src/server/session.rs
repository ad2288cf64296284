//! Sessions: their cookie, signing in and signing out.

use super::{AppState, Context};
use crate::AppError;
use domain::Viewer;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::sessions::{self, ADOPTED, CONFIRMED, Pass, REMEMBER, RENEWAL_DUE, SessionStore, USER};
use store::{Error, Store, browsers};
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::session::Id;
use tower_sessions::{Expiry, Session, SessionManagerLayer};

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
    pub async fn sign_in(&self, pass: &Pass, remember: bool) -> Result<(), AppError> {
        let before = self.session.id();
        let id = sessions::begin(self.store(), pass, before.as_ref(), remember).await?;
        self.go_on_as(&pass.viewer, id, remember).await
    }

    /// The rest of the request goes on in the session that the store has made.
    async fn go_on_as(&self, viewer: &Viewer, id: Id, remember: bool) -> Result<(), AppError> {
        self.session.clear().await;
        self.session.insert(USER, viewer.id).await?;
        self.session.insert(REMEMBER, remember).await?;
        self.session.insert(CONFIRMED, self.store().now()).await?;
        adopt(&self.session, id).await?;
        self.session.set_expiry(Some(Expiry::OnSessionEnd));
        stay_remembered(&self.session, self.store()).await?;
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

    /// Goes on in a session of a new id, remembered as the one before, now that its owner has shown that it is still them. If
    /// it was ended while they did, it stays so.
    pub async fn renew(&self, owner: &Viewer) -> Result<(), AppError> {
        let remember = self.session.get(REMEMBER).await?.unwrap_or(false);
        let (old, now) = (self.session_id()?, self.store().now());
        match sessions::renew(self.store(), &old, owner.id, Some(now)).await {
            Ok(id) => self.go_on_as(owner, id, remember).await,
            Err(Error::NotFound) => Err(self.was_ended().await?),
            Err(error) => Err(error.into()),
        }
    }

    /// The session is gone, for this browser too.
    pub async fn was_ended(&self) -> Result<AppError, AppError> {
        self.session.flush().await?;
        Ok(AppError::SignInNeeded)
    }

    /// Keeps something in the session, for as long as the session lives.
    pub(super) async fn keep(&self, key: &str, it: impl Serialize) -> Result<(), AppError> {
        stay_remembered(&self.session, self.store()).await?;
        Ok(self.session.insert(key, it).await?)
    }

    /// Takes out of the session what was kept there, at once and for good: also if the answer becomes an error. Of two
    /// requests at the same moment one has it.
    pub(super) async fn take<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, AppError> {
        let it = self.session.remove(key).await?;
        if it.is_none() || !sessions::claim(self.store(), &self.session_id()?, key).await? {
            return Ok(None);
        }
        stay_remembered(&self.session, self.store()).await?;
        self.session.save().await?;
        Ok(it)
    }

    /// The number of the session, once it has one in the database.
    pub fn session_id(&self) -> Result<Id, AppError> {
        self.session.id().ok_or(AppError::SignInNeeded)
    }

    /// Ends the session in the database, also if another request of this browser has given it a new id meanwhile; the cookie
    /// goes with the answer.
    pub async fn sign_out(&self) -> Result<(), AppError> {
        if let Some(held) = &self.held {
            sessions::leave(self.store(), held).await?;
        }
        Ok(self.session.flush().await?)
    }
}

/// Once what somebody may do has changed, their session goes on under a new id, and knows nothing else than before.
///
/// Not at a question of an island: it may ask several at once, and the id that the others came with would be dead.
pub(super) async fn renew_if_due(
    session: &Session,
    store: &Store,
    viewer: &Viewer,
    path: &str,
) -> Result<(), AppError> {
    let due: Option<bool> = session.get(RENEWAL_DUE).await?;
    let (Some(true), Some(old), false) = (due, session.id(), path.starts_with("/api/")) else {
        return Ok(());
    };
    match sessions::renew(store, &old, viewer.id, None).await {
        Ok(id) => {
            session.remove::<bool>(RENEWAL_DUE).await?;
            adopt(session, id).await?;
            stay_remembered(session, store).await
        }
        // Another request of the same browser was faster, or it was ended.
        Err(Error::NotFound) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// The layer knows of no way to be told an id, but asks for one when it saves a record that has none.
async fn adopt(session: &Session, id: Id) -> Result<(), AppError> {
    session.cycle_id().await?;
    session.insert(ADOPTED, id.to_string()).await?;
    Ok(session.save().await?)
}

/// The cookie of a session that changes is sent again: that of a remembered one with its time to live.
async fn stay_remembered(session: &Session, store: &Store) -> Result<(), AppError> {
    if session.get(REMEMBER).await? == Some(true) {
        let until = store.now().datetime() + REMEMBERED;
        session.set_expiry(Some(Expiry::AtDateTime(until)));
    }
    Ok(())
}
