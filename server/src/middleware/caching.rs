//! Who may keep an answer. A page may greet a person, and carries a nonce that must not be used twice, so:
//!
//! * with a `Set-Cookie`, for somebody with a session, after a post, with an error, or at an address that is a secret: nobody
//!   keeps it (`no-store`);
//! * other pages: the browser may keep it for its back button, no shared cache may, and a new visit asks again;
//! * whatever says so itself, as the client bundle does: as it says.
//!
//! And when somebody has logged out, what their browser kept before goes too.

use super::Rules;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{CACHE_CONTROL, COOKIE, SET_COOKIE, VARY};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::Arc;

const NO_STORE: &str = "no-store";
const ASK_AGAIN: &str = "private, no-cache";
/// The request headers that decide what an answer is, beside `Accept-Encoding`, which the compression adds.
const DEPENDS_ON: &str = "Cookie, Origin, Sec-Fetch-Site";
const CLEAR_SITE_DATA: &str = "clear-site-data";
const EVERYTHING_KEPT: &str = r#""cache", "storage""#;
/// The addresses of logging out, by form and by script.
const LOG_OUT: [&str; 2] = [domain::paths::LOGOUT, "/api/fn/log_out"];

pub(super) async fn decide(
    State(rules): State<Arc<Rules>>,
    request: Request,
    next: Next,
) -> Response {
    let acts = !request.method().is_safe();
    let secret = domain::paths::is_secret(request.uri().path());
    let personal = acts || secret || has_cookie(request.headers(), rules.session_cookie());
    let logs_out = acts && LOG_OUT.contains(&request.uri().path());
    let mut response = next.run(request).await;
    let failed = response.status().is_client_error() || response.status().is_server_error();
    let headers = response.headers_mut();
    if logs_out && !failed {
        headers.insert(
            HeaderName::from_static(CLEAR_SITE_DATA),
            HeaderValue::from_static(EVERYTHING_KEPT),
        );
    }
    let own_word = headers.contains_key(CACHE_CONTROL);
    if own_word && !headers.contains_key(SET_COOKIE) {
        return response;
    }
    let personal = personal || failed || headers.contains_key(SET_COOKIE);
    let word = if personal { NO_STORE } else { ASK_AGAIN };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(word));
    headers.append(VARY, HeaderValue::from_static(DEPENDS_ON));
    response
}

/// Whether a cookie of this name came along, whatever it holds.
fn has_cookie(headers: &HeaderMap, name: &str) -> bool {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.split_once('='))
        .any(|(key, _)| key.trim() == name)
}
