//! The files beside the pages: client bundle, style, fonts, icons, and what lies in `public/`.
//!
//! A released program carries them all inside (packed by `build.rs`). The bundle stands under one address that is made
//! from its contents, `/pkg/<hash>/…`: its files can name each other relatively, and each is cached for ever. In
//! development there is nothing inside, and the files are read from where `cargo leptos` leaves them.

mod answer;
mod disk;
mod embedded;
mod kind;

use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::StatusCode;

/// A file, ready to be sent.
#[derive(Clone, Copy, Debug)]
struct Embedded {
    /// With its charset, where it has one.
    kind: &'static str,
    /// Made from the contents.
    tag: &'static str,
    plain: &'static [u8],
    /// Only where it is smaller.
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

/// Where the bundle stands, without a slash at the end.
#[must_use]
pub const fn base() -> &'static str {
    if embedded::IS_EMPTY {
        "/pkg"
    } else {
        embedded::BASE
    }
}

/// The addresses of all files.
pub(crate) fn routes() -> Router {
    let at_the_root: Vec<String> = if embedded::IS_EMPTY {
        disk::at_the_root()
    } else {
        embedded::at_the_root().map(str::to_owned).collect()
    };
    at_the_root.iter().fold(
        Router::new().route("/pkg/{*path}", get(file)),
        |router, path| router.route(path, get(file)),
    )
}

async fn file(request: Request) -> Response {
    let path = request.uri().path();
    if embedded::IS_EMPTY {
        return disk::answer(path).await;
    }
    match embedded::find(path) {
        Some(file) => answer::with(file, answer::is_immutable(path), request.headers()),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
