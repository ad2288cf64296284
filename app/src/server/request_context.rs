//! The middleware that finds out who asks, and carries one-time notices from one page to the next.

use super::closed::{is_closed, refuse};
use super::session::renew_if_due;
use super::{AppState, ClientIp, Context, RequestId, error_page};
use crate::AppError;
use crate::page::PageContext;
use axum::extract::{Request, State};
use axum::http::header::{COOKIE, SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use domain::{Notice, UserId, Viewer, paths, policy};
use std::net::{IpAddr, Ipv4Addr};
use store::sessions::USER;
use store::{Actor, Store};
use tower_sessions::Session;
use tower_sessions::session::Id;
use tracing::Instrument;

/// The cookie that carries a notice's word.
const NOTICE_COOKIE: &str = "quire-notice";

/// Reads the viewer afresh from the database, so that a changed role or a disabled account bites at once.
pub(super) async fn request_context(
    State(mut state): State<AppState>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let client_ip = request
        .extensions()
        .get::<ClientIp>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ip| ip.0);
    let user_agent = user_agent(request.headers()).to_owned();
    let held = session.id();
    let path = request.uri().path();
    let viewer = match find_viewer(&state, &session, client_ip, &user_agent, path).await {
        Ok(viewer) => viewer,
        Err(error) => return error_page(&state.site, error, request).await,
    };
    let secure = state.secure_cookies;
    let browser = cookie(request.headers(), browser_cookie(secure)).map(str::to_owned);
    let actor = actor(viewer.as_ref(), client_ip, &request).with_browser(browser.clone());
    state.store = state.store.on_behalf_of(actor);
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .to_owned();
    let lacks_factor = match lacks_factor(&state, viewer.as_ref()).await {
        Ok(lacks) => lacks,
        Err(error) => return error_page(&state.site, error, request).await,
    };
    let mut page = PageContext::new(state.site.clone(), viewer, notice(request.headers()), path);
    if lacks_factor {
        page = page.without_second_factor();
    }
    if is_closed(&state, &page, request.uri().path()) {
        return refuse(page, request).await;
    }
    let store = state.store.clone();
    let shown = paths::without_secret(request.uri().path());
    let asked = format!("{} {shown}", request.method());
    request.extensions_mut().insert(Context {
        state,
        page: page.clone(),
        session,
        held,
        client_ip,
        user_agent,
        browser,
    });
    let mut response = next.run(request).await;
    if page.answer().forbidden {
        tell_beside(store, asked);
    }
    carry_cookies(&page, secure, &mut response);
    response
}

/// Who the audit log says it was.
fn actor(viewer: Option<&Viewer>, ip: IpAddr, request: &Request) -> Actor {
    let number = request.extensions().get::<RequestId>();
    Actor::visitor(viewer, ip, number.map_or("", |number| &number.0))
}

async fn find_viewer(
    state: &AppState,
    session: &Session,
    ip: IpAddr,
    agent: &str,
    path: &str,
) -> Result<Option<Viewer>, AppError> {
    let Some(id) = session.get::<UserId>(USER).await? else {
        return Ok(None);
    };
    let viewer = store::accounts::viewer(&state.store, id).await?;
    if let Some(viewer) = &viewer {
        renew_if_due(session, &state.store, viewer, path).await?;
    }
    if let (Some(_), Some(session_id)) = (&viewer, session.id()) {
        note_beside(state, session_id, agent.to_owned(), ip);
    }
    Ok(viewer)
}

/// Whether it is an admin who logs in with one step.
async fn lacks_factor(state: &AppState, viewer: Option<&Viewer>) -> Result<bool, AppError> {
    match viewer {
        Some(admin) if policy::is_admin(viewer) => {
            Ok(!store::second_factor::is_on(&state.store, admin.id).await?)
        }
        _ => Ok(false),
    }
}

fn user_agent(headers: &HeaderMap) -> &str {
    headers
        .get(USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or_default()
}

impl Context {
    /// Notes at once that the session is in use, for a page that shows it.
    pub async fn note_visit(&self, session: &Id) -> Result<(), AppError> {
        let (agent, ip) = (&self.user_agent, self.client_ip);
        Ok(store::sessions::touch(self.store(), session, agent, ip).await?)
    }
}

/// Beside the request: who reads a page waits for nobody who writes, and reads it also when this cannot be noted.
fn note_beside(state: &AppState, session: Id, agent: String, ip: IpAddr) {
    let store = state.store.clone();
    let noting = async move {
        if let Err(error) = store::sessions::touch(&store, &session, &agent, ip).await {
            tracing::warn!(%error, "a visit was not noted");
        }
    };
    tokio::spawn(noting.in_current_span());
}

/// Beside the request too: of what somebody may not do.
fn tell_beside(store: Store, asked: String) {
    let telling = async move { store::audit::forbidden(&store, &asked).await };
    tokio::spawn(telling.in_current_span());
}

fn notice(headers: &HeaderMap) -> Option<Notice> {
    cookie(headers, NOTICE_COOKIE).and_then(Notice::from_word)
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The cookie by which a browser is known again after its sessions have ended.
const fn browser_cookie(secure: bool) -> &'static str {
    if secure {
        "__Host-quire-browser"
    } else {
        "quire-browser"
    }
}

/// Leaves the notice for the next page, or takes the one away that this page has shown; and gives a browser that somebody
/// has just logged in with its name.
fn carry_cookies(page: &PageContext, secure: bool, response: &mut Response) {
    let answer = page.answer();
    if let Some(browser) = &answer.browser {
        // As long as browsers keep a cookie at most.
        let name = browser_cookie(secure);
        set(
            response,
            &format!("{name}={browser}; Max-Age=34560000"),
            secure,
        );
    }
    match answer.notice {
        Some(notice) => {
            let word = notice.word();
            set(
                response,
                &format!("{NOTICE_COOKIE}={word}; Max-Age=60"),
                secure,
            );
        }
        None if answer.notice_taken && answer.redirect.is_none() && answer.moved.is_none() => {
            set(response, &format!("{NOTICE_COOKIE}=; Max-Age=0"), secure);
        }
        None => {}
    }
}

fn set(response: &mut Response, cookie: &str, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{cookie}; Path=/; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}
