//! How much a request may bring. The limit holds for every address, before anything reads the body, whether its length
//! was announced or not.

use super::Patience;
use super::body::{Guarded, drain};
use super::progress::Progress;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::paths;
use http::header::{CONTENT_LENGTH, EXPECT};
use http::{HeaderMap, Method, StatusCode};
use tokio::time::Instant;

/// Enough for every form but the editor's.
const FORM: u64 = 64 * 1024;
/// A post of the largest size, each of its characters percent-encoded.
const EDITOR: u64 = 1024 * 1024;

/// Pictures, with what a form puts around each: ten of the largest at once. Whoever reads them has a limit for each.
const PICTURES: u64 = 10 * PICTURE;
const PICTURE: u64 = domain::upload::MAX_BYTES as u64 + FORM;

/// The server functions that take a post's text.
const EDITOR_FUNCTIONS: [&str; 4] = [
    "/api/fn/keep_copy",
    "/api/fn/create_post",
    "/api/fn/save_post",
    "/api/fn/preview_post",
];

pub(super) async fn guard(
    State(patience): State<Patience>,
    request: Request,
    next: Next,
) -> Response {
    let limit = limit(request.method(), request.uri().path());
    let (mut parts, body) = request.into_parts();
    let announced = announced(&parts.headers);
    if announced.is_some_and(|bytes| bytes > limit) {
        // A client that waits to be asked for the body has not begun to send it.
        if !parts.headers.contains_key(EXPECT) {
            tokio::spawn(drain(body));
        }
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let time = patience.for_body(announced.unwrap_or(limit));
    let progress = Progress::until(Instant::now() + time);
    parts.extensions.insert(progress.clone());
    let body = Body::new(Guarded::new(body, limit, &patience, progress.clone()));
    let response = next.run(Request::from_parts(parts, body)).await;
    progress
        .refusal()
        .map_or(response, IntoResponse::into_response)
}

/// The limit for an address: posts are long, everything else is short.
fn limit(method: &Method, path: &str) -> u64 {
    let is_edit_page = path
        .strip_prefix("/posts/")
        .is_some_and(|rest| rest.ends_with("/edit"));
    let is_editor = path == paths::WRITE || is_edit_page || EDITOR_FUNCTIONS.contains(&path);
    let saves = [Method::POST, Method::PUT, Method::PATCH].contains(method);
    match path {
        _ if !saves => FORM,
        _ if is_api_post(path) => EDITOR,
        _ if *method != Method::POST => FORM,
        paths::PICTURES => PICTURES,
        _ if paths::takes_pictures(path) => PICTURE,
        _ if is_editor => EDITOR,
        _ => FORM,
    }
}

/// `/api/v1/posts` and `/api/v1/posts/{slug}`.
fn is_api_post(path: &str) -> bool {
    let below = path
        .strip_prefix(paths::API)
        .and_then(|rest| rest.strip_prefix("/posts"));
    below.is_some_and(|rest| rest.is_empty() || (rest.starts_with('/') && !rest[1..].contains('/')))
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
