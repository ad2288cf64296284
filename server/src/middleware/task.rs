//! Runs each request in a task of its own. A panic in there ends that request and no other. Reading stops when nobody
//! waits for the answer any more; writing goes on to its end, for a transaction that is dropped half-way helps nobody.

use super::body::Progress;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::paths;
use http::header::RETRY_AFTER;
use http::{HeaderValue, StatusCode};
use std::time::Duration;
use tokio::task::{AbortHandle, JoinError};
use tracing::Instrument;

/// How long a request may take from its last header to the first byte of the answer.
const LIMIT: Duration = Duration::from_secs(30);
/// The same for pictures, which take their time on a slow line.
const PICTURES: Duration = Duration::from_secs(5 * 60);

pub(super) async fn run(request: Request, next: Next) -> Response {
    let progress = request.extensions().get::<Progress>().cloned();
    let reads = request.method().is_safe();
    let is_long = !reads && paths::takes_pictures(request.uri().path());
    let limit = if is_long { PICTURES } else { LIMIT };
    let task = tokio::spawn(next.run(request).in_current_span());
    let _guard = reads.then(|| StopsWhenDropped(task.abort_handle()));
    match tokio::time::timeout(limit, task).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => broken(&error),
        Err(_elapsed) if progress.is_some_and(|progress| !progress.is_complete()) => {
            StatusCode::REQUEST_TIMEOUT.into_response()
        }
        Err(_elapsed) => {
            tracing::error!("gave up on a request after {} s", limit.as_secs());
            let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
            let wait = HeaderValue::from_static("10");
            response.headers_mut().insert(RETRY_AFTER, wait);
            response
        }
    }
}

/// The panic hook has logged what happened, with the number of the request.
fn broken(error: &JoinError) -> Response {
    if !error.is_panic() {
        tracing::error!("a request was stopped");
    }
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

struct StopsWhenDropped(AbortHandle);

impl Drop for StopsWhenDropped {
    fn drop(&mut self) {
        self.0.abort();
    }
}
