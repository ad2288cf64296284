//! What a page knows of the request it answers, and what it says back beside its HTML.

use crate::AppError;
use domain::api_token::ApiTokenSecret;
use domain::second_factor::RecoveryCodes;
use domain::session::WaysToConfirm;
use domain::{LocalPath, Notice, ProviderLink, Viewer};
use leptos::prelude::use_context;
use markup::Punctuation;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The site as its owner set it up.
#[derive(Clone, Debug, Default)]
pub struct Site {
    pub title: String,
    pub description: String,
    /// The language of letters to those who have not chosen one, as its code.
    pub language: String,
    /// Where the bundle, fonts and icons are: `/pkg/<hash>`.
    pub assets: String,
    /// Whether letters reach people.
    pub sends_letters: bool,
    /// The public origin, without a slash at the end.
    pub base_url: String,
    /// The providers that people can log in with.
    pub providers: Vec<ProviderLink>,
    pub punctuation: Punctuation,
    /// Whether people can have passkeys for it.
    pub passkeys: bool,
    /// Where `cargo leptos watch` says that something changed; `None` outside development.
    pub reload_port: Option<u16>,
}

/// One request: who asks, for what, and what is said back. Made once per request and handed to page, form and server
/// function alike. In the browser there is none, and [`page`] gives an empty one.
#[derive(Clone, Debug, Default)]
pub struct PageContext(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    site: Arc<Site>,
    viewer: Option<Viewer>,
    /// The viewer is an admin who logs in with one step.
    lacks_factor: bool,
    notice: Option<Notice>,
    /// Path and query as asked for.
    path: String,
    answer: Mutex<Answer>,
}

/// What a page or form says back beside its HTML.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Set when the page is not a 200.
    pub status: Option<u16>,
    /// Seconds after which to try again.
    pub retry_after: Option<u64>,
    /// Go here instead.
    pub redirect: Option<LocalPath>,
    /// What is asked for has another address, now and for ever.
    pub moved: Option<LocalPath>,
    /// Shown once, on the next page.
    pub notice: Option<Notice>,
    /// The notice that came with the request is on this page.
    pub notice_taken: bool,
    /// What a browser is to be known by from now on.
    pub browser: Option<String>,
    /// The page has islands, so that it needs the client bundle.
    pub islands: bool,
    /// The page has something that asks for a passkey, so that it needs the script for that.
    pub asks_passkey: bool,
    /// The page that is shown, where it is another than the one asked for: a form's.
    pub shown: Option<LocalPath>,
    /// What a form's answer is a page for, because nothing shows it a second time.
    pub once: Option<Once>,
    /// How the viewer can show that it is still them, where that was asked.
    pub ways: Option<WaysToConfirm>,
    /// Something was asked for that the viewer may not do.
    pub forbidden: bool,
}

/// What is shown to whoever made it, on the page that answers, and never again: only its hash is kept.
#[derive(Clone, Debug)]
pub enum Once {
    Codes(RecoveryCodes),
    /// The whole address of an invitation.
    Invitation(String),
    /// The whole address of a draft.
    Preview(String),
    Token(ApiTokenSecret),
}

impl PageContext {
    #[must_use]
    pub fn new(
        site: Arc<Site>,
        viewer: Option<Viewer>,
        notice: Option<Notice>,
        path: String,
    ) -> Self {
        Self(Arc::new(Inner {
            site,
            viewer,
            lacks_factor: false,
            notice,
            path,
            answer: Mutex::default(),
        }))
    }

    #[must_use]
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    #[must_use]
    pub fn viewer(&self) -> Option<&Viewer> {
        self.0.viewer.as_ref()
    }

    /// The same request, of an admin who logs in with one step.
    #[must_use]
    pub fn without_second_factor(mut self) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.lacks_factor = true;
        }
        self
    }

    #[must_use]
    pub fn lacks_factor(&self) -> bool {
        self.0.lacks_factor
    }

    /// The notice that the step before left, to be shown now: it is gone afterwards.
    #[must_use]
    pub fn take_notice(&self) -> Option<Notice> {
        self.lock().notice_taken = self.0.notice.is_some();
        self.0.notice
    }

    /// Path and query of the page, for links that lead back here.
    #[must_use]
    pub fn here(&self) -> LocalPath {
        let shown = self.lock().shown.clone();
        shown.unwrap_or_else(|| LocalPath::or_home(Some(&self.0.path)))
    }

    /// Says that the answer is the page at another address than the one asked for, as a form's answer is the form's page.
    pub fn is_at(&self, page: &str) {
        self.lock().shown = LocalPath::parse(page);
    }

    #[must_use]
    pub fn answer(&self) -> Answer {
        self.lock().clone()
    }

    /// Makes the status of the page that of the error.
    pub fn fail(&self, error: &AppError) {
        let mut answer = self.lock();
        answer.status = Some(error.status());
        answer.retry_after = error.retry_after();
    }

    /// Shows something on the page that answers a form: there is no other page that could.
    pub fn show_once(&self, once: Option<Once>) {
        self.lock().once = once;
    }

    /// What is to be shown now, and not again.
    #[must_use]
    pub fn once(&self) -> Option<Once> {
        self.lock().once.clone()
    }

    /// Offers these ways to whoever has to show that it is still them.
    pub fn offer(&self, ways: WaysToConfirm) {
        self.lock().ways = Some(ways);
    }

    #[must_use]
    pub fn ways_to_confirm(&self) -> WaysToConfirm {
        self.lock().ways.clone().unwrap_or_default()
    }

    /// Notes that the policy said no.
    pub fn forbid(&self) {
        self.lock().forbidden = true;
    }

    pub fn redirect(&self, to: LocalPath) {
        self.lock().redirect = Some(to);
    }

    /// Says that what was asked for has another address, now and for ever. The answer to a form stays where it is, with
    /// what somebody typed in it.
    pub fn has_moved(&self, to: LocalPath) {
        let mut answer = self.lock();
        if answer.shown.is_none() {
            answer.moved = Some(to);
        }
    }

    /// Leaves a notice for the next page.
    pub fn announce(&self, notice: Notice) {
        self.lock().notice = Some(notice);
    }

    /// Gives the browser a name by which it is known again.
    pub fn name_browser(&self, name: String) {
        self.lock().browser = Some(name);
    }

    /// Says that the page asks for a passkey. Whether it is the first to say so.
    pub fn asks_passkey(&self) -> bool {
        !std::mem::replace(&mut self.lock().asks_passkey, true)
    }

    pub fn has_islands(&self) {
        self.lock().islands = true;
    }

    fn lock(&self) -> MutexGuard<'_, Answer> {
        self.0.answer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The request that is being answered.
#[must_use]
pub fn page() -> PageContext {
    use_context().unwrap_or_default()
}

/// A form that came back: what was typed, and why it did not go through. The page shows both.
#[derive(Clone, Debug)]
pub struct Rejected<F> {
    pub form: F,
    /// `None` when the form only came back to be shown, as for a preview.
    pub error: Option<AppError>,
}

/// The form of this page as it came back, if it did.
#[must_use]
pub fn rejected<F: Clone + Send + Sync + 'static>() -> Option<Rejected<F>> {
    use_context()
}
