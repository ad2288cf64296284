//! `/api/v1`: what programs do for people. They show a token and nothing else counts: no cookie, nothing in an address.
//!
//! It parses with the forms of the pages, asks the same policy and calls the same verbs of the store; only what goes in
//! and out is JSON. [`openapi`] describes it, and a test compares the two.

mod bearer;
mod body;
mod comments;
mod me;
mod openapi;
mod paging;
mod posts;
mod problem;
mod shapes;

use app::server::AppState;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::get;
use domain::paths;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, VARY};

pub(crate) fn routes(state: AppState) -> Router {
    Router::new()
        .route("/api/v1/me", get(me::show))
        .route("/api/v1/posts", get(posts::list).post(posts::create))
        .route(
            "/api/v1/posts/{slug}",
            get(posts::show)
                .put(posts::replace)
                .patch(posts::change)
                .delete(posts::delete),
        )
        .route(
            "/api/v1/posts/{slug}/comments",
            get(comments::list).post(comments::add),
        )
        .layer(from_fn(keep_nowhere))
        .route(paths::API_DESCRIPTION, get(openapi::show))
        .with_state(state)
}

/// Every answer is for one token.
async fn keep_nowhere(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.append(VARY, HeaderValue::from_static("Authorization"));
    response
}
