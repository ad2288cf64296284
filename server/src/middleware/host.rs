//! Only requests that mean this site are answered: a name that somebody pointed at our address is not ours, and a page
//! under it could be made to speak for another (DNS rebinding). Nothing here or further in takes a name from a request.

use super::Rules;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::HOST;
use std::sync::Arc;

/// Asked by address rather than by name, by machines that know no other.
const PROBES: [&str; 2] = ["/livez", "/readyz"];

pub(super) async fn check(
    State(rules): State<Arc<Rules>>,
    request: Request,
    next: Next,
) -> Response {
    match judge(&rules, &request) {
        Ok(()) => next.run(request).await,
        Err(status) => status.into_response(),
    }
}

fn judge(rules: &Rules, request: &Request) -> Result<(), StatusCode> {
    if PROBES.contains(&request.uri().path()) {
        return Ok(());
    }
    let mut hosts = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(StatusCode::BAD_REQUEST);
    };
    let host = host.to_str().unwrap_or_default();
    let target = request.uri().authority().map_or(host, |name| name.as_str());
    if rules.base_url.is_named(host) && rules.base_url.is_named(target) {
        Ok(())
    } else {
        tracing::warn!("refused: the Host header names another site");
        Err(StatusCode::MISDIRECTED_REQUEST)
    }
}
