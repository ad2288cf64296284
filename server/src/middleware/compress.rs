//! Sends pages in a quarter of their bytes, to whoever can read them so. Files of the bundle come compressed already.
//!
//! Compression can give a secret away to somebody who can make a page repeat their guesses beside it (BREACH). No page
//! holds such a secret: sessions are in a cookie, a nonce is of one answer only, and forms carry no token.

use crate::encodings::accepts;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method};
use std::io::Write;

const GZIP: &str = "gzip";
/// Below this it is one packet either way.
const SMALLEST: u64 = 1024;

pub(super) async fn pages(request: Request, next: Next) -> Response {
    let wanted = *request.method() != Method::HEAD && accepts(request.headers(), GZIP);
    let response = next.run(request).await;
    let length = response.body().size_hint().exact();
    let worth_it = is_page(response.headers()) && length.is_some_and(|bytes| bytes >= SMALLEST);
    if wanted && worth_it {
        compressed(response).await
    } else {
        response
    }
}

fn is_page(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
        && !headers.contains_key(CONTENT_ENCODING)
}

/// The whole page is in memory, so nothing here waits.
async fn compressed(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let mut encoder = GzEncoder::new(Vec::with_capacity(page.len() / 3), Compression::fast());
    let Ok(page) = encoder.write_all(&page).and_then(|()| encoder.finish()) else {
        return Response::from_parts(parts, Body::from(page));
    };
    parts.headers.remove(CONTENT_LENGTH);
    let gzip = HeaderValue::from_static(GZIP);
    parts.headers.insert(CONTENT_ENCODING, gzip);
    Response::from_parts(parts, Body::from(page))
}
