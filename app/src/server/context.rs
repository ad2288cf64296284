//! One request on the server: the site's state, who asks, and what the verbs of the app need.

use crate::AppError;
use crate::account::api::Registration;
use crate::page::{Once, PageContext, Site};
use domain::invitation::RegistrationMode;
use domain::post::Status;
use domain::{LocalPath, Notice, Slug, Viewer, paths};
use leptos::prelude::use_context;
use media::Media;
use providers::Providers;
use std::net::IpAddr;
use std::sync::Arc;
use store::Store;
use store::passkeys::Party;
use tower_sessions::Session;
use tower_sessions::session::Id;

/// What all requests share.
#[derive(Clone)]
pub struct AppState {
    pub store: Store,
    /// The files of pictures.
    pub media: Media,
    pub site: Arc<Site>,
    /// Who may make an account.
    pub registration: RegistrationMode,
    /// The sites that people can log in with.
    pub providers: Providers,
    /// The site as devices with passkeys know it; `None` where none can.
    pub passkeys: Option<Party>,
    /// Whether the first account needs the set-up code: so when others can reach the site, directly or through a proxy.
    pub setup_code_required: bool,
    /// Whether admins get no further than to where they set up a second factor, until they have one.
    pub admins_need_factor: bool,
    /// Whether cookies are `Secure`: not when the site is plain http on loopback.
    pub secure_cookies: bool,
}

/// One request. Made by the middleware, provided to pages and server functions.
#[derive(Clone)]
pub struct Context {
    pub(super) state: AppState,
    pub(super) page: PageContext,
    pub(super) session: Session,
    /// The id that the browser came with, whether or not there is such a session.
    pub(super) held: Option<Id>,
    pub(super) client_ip: IpAddr,
    /// What the browser says it is.
    pub(super) user_agent: String,
    /// What stands in the cookie by which we know it again.
    pub(super) browser: Option<String>,
}

impl Context {
    /// The request that is being answered.
    pub fn current() -> Result<Self, AppError> {
        use_context().ok_or(AppError::Internal)
    }

    #[must_use]
    pub fn store(&self) -> &Store {
        &self.state.store
    }

    #[must_use]
    pub fn media(&self) -> &Media {
        &self.state.media
    }

    #[must_use]
    pub fn site(&self) -> &Site {
        &self.state.site
    }

    /// Whether letters reach people: otherwise nobody can be asked to follow a link in one.
    #[must_use]
    pub fn sends_letters(&self) -> bool {
        self.state.site.sends_letters
    }

    #[must_use]
    pub fn client_ip(&self) -> IpAddr {
        self.client_ip
    }

    #[must_use]
    pub fn viewer(&self) -> Option<&Viewer> {
        self.page.viewer()
    }

    pub fn require_viewer(&self) -> Result<&Viewer, AppError> {
        self.viewer().ok_or(AppError::SignInNeeded)
    }

    /// Shows something on the answer, and nowhere again.
    pub fn show_once(&self, once: Option<Once>) {
        self.page.show_once(once);
    }

    /// Leaves a notice for the next page.
    pub fn announce(&self, notice: Notice) {
        self.page.announce(notice);
    }

    pub async fn registration(&self) -> Result<Registration, AppError> {
        let needs_setup_code = self.needs_setup_code().await?;
        let first = !store::accounts::any(self.store()).await?;
        Ok(Registration {
            open: first || self.state.registration == RegistrationMode::Open,
            by_invitation: self.state.registration == RegistrationMode::Invite,
            needs_setup_code,
        })
    }

    /// Counts a text that is rendered only to be looked at. Whoever is not logged in gets none.
    pub async fn preview_within_limits(&self) -> Result<(), AppError> {
        if let Some(viewer) = self.viewer() {
            store::limits::preview(self.store(), viewer.id, self.client_ip()).await?;
        }
        Ok(())
    }

    /// Announces that a post was saved, and says where its author goes next.
    #[must_use]
    pub fn saved(&self, slug: &Slug, status: Status, status_changed: bool) -> LocalPath {
        self.announce(match (status, status_changed) {
            (Status::Draft, _) => Notice::DraftSaved,
            (Status::Scheduled, _) => Notice::PostScheduled,
            (Status::Unlisted, true) => Notice::PostUnlisted,
            (Status::Published, true) => Notice::PostPublished,
            (Status::Published | Status::Unlisted, false) => Notice::PostSaved,
        });
        LocalPath::or_home(Some(&paths::post(slug)))
    }
}

/// Refuses what the policy does not allow. The security log hears of it once the request is answered.
pub fn allow(allowed: bool) -> Result<(), AppError> {
    if allowed {
        return Ok(());
    }
    if let Ok(context) = Context::current() {
        context.page.forbid();
    }
    Err(AppError::Forbidden)
}
