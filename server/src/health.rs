//! Two questions that machines ask: is the process up, and can it do its work?

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::StatusCode;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use std::time::Duration;
use store::Store;

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_millis(1500);

pub(crate) fn routes(store: Store) -> Router {
    Router::new()
        .route("/livez", get(live))
        .route("/readyz", get(ready))
        .with_state(store)
}

async fn live() -> Response {
    word(StatusCode::OK, "alive\n")
}

async fn ready(State(store): State<Store>) -> Response {
    match tokio::time::timeout(PATIENCE, store.is_ready()).await {
        Ok(true) => word(StatusCode::OK, "ready\n"),
        Ok(false) | Err(_) => {
            let mut response = word(StatusCode::SERVICE_UNAVAILABLE, "not ready\n");
            let wait = http::HeaderValue::from_static("5");
            response.headers_mut().insert(RETRY_AFTER, wait);
            response
        }
    }
}

fn word(status: StatusCode, word: &'static str) -> Response {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], word).into_response()
}
