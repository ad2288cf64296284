//! The gate before everything that changes something: a request that another site makes a browser send is refused. It
//! stands around forms, server functions, log-in and log-out alike, so that none of them can forget it.
//!
//! A browser says where a request comes from in `Sec-Fetch-Site`, an older one in `Origin`; no page can change either.
//! A request with neither was not made by a browser of the last ten years, so no one's cookies are misused by it: it
//! passes, unless the owner wants it stricter.

use super::Rules;
use app::server::{ClientIp, RequestId};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::paths;
use http::header::{ORIGIN, UPGRADE};
use http::{HeaderMap, HeaderValue, StatusCode};
use std::net::Ipv4Addr;
use std::sync::Arc;
use store::{Actor, Store, audit};
use tracing::Instrument;

const SEC_FETCH_SITE: &str = "sec-fetch-site";

pub(super) async fn gate(
    State((rules, store)): State<(Arc<Rules>, Store)>,
    request: Request,
    next: Next,
) -> Response {
    // Programs show a token there, which no page of another site has, and a cookie counts for nothing.
    if is_for_programs(request.uri().path()) {
        return next.run(request).await;
    }
    // The handshake of a WebSocket is a GET, and yet it is the start of something that acts.
    let acts = !request.method().is_safe() || request.headers().contains_key(UPGRADE);
    if acts && !is_from_here(&rules, request.headers()) {
        tell_beside(&store, &request);
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

/// Beside the answer, which waits for nobody who writes.
fn tell_beside(store: &Store, request: &Request) {
    let ip = request.extensions().get::<ClientIp>();
    let ip = ip.map_or(Ipv4Addr::UNSPECIFIED.into(), |ip| ip.0);
    let number = request.extensions().get::<RequestId>();
    let actor = Actor::visitor(None, ip, number.map_or("", |number| &number.0));
    let store = store.on_behalf_of(actor);
    let path = paths::without_secret(request.uri().path());
    let asked = format!("{} {path}", request.method());
    let telling = async move { audit::foreign_request(&store, &asked).await };
    tokio::spawn(telling.in_current_span());
}

fn is_for_programs(path: &str) -> bool {
    path.strip_prefix(paths::API)
        .is_some_and(|rest| rest.starts_with('/'))
}

fn is_from_here(rules: &Rules, headers: &HeaderMap) -> bool {
    match (one(headers, SEC_FETCH_SITE), one(headers, ORIGIN.as_str())) {
        (Sent::Once(site), _) => site == "same-origin" || site == "none",
        (Sent::Never, Sent::Once(origin)) => rules.origins.iter().any(|own| origin == own),
        (Sent::Never, Sent::Never) => !rules.csrf_strict,
        (Sent::Twice, _) | (Sent::Never, Sent::Twice) => false,
    }
}

enum Sent<'a> {
    Never,
    Once(&'a HeaderValue),
    /// No browser does that.
    Twice,
}

fn one<'a>(headers: &'a HeaderMap, name: &str) -> Sent<'a> {
    let mut lines = headers.get_all(name).iter();
    match (lines.next(), lines.next()) {
        (None, _) => Sent::Never,
        (Some(line), None) => Sent::Once(line),
        (Some(_), Some(_)) => Sent::Twice,
    }
}
