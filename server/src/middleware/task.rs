//! Runs each request in a task of its own. A panic in there ends that request and no other. Reading stops when nobody
//! waits for the answer any more; writing goes on to its end, for a transaction that is dropped half-way helps nobody.
//! Only a request whose body has not come in time is stopped in any case: it has not begun to do anything.

use super::Patience;
use super::progress::Progress;
use axum::Extension;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::RETRY_AFTER;
use http::{HeaderValue, StatusCode};
use tokio::task::{AbortHandle, JoinError};
use tracing::Instrument;

pub(super) async fn run(
    State(patience): State<Patience>,
    Extension(progress): Extension<Progress>,
    request: Request,
    next: Next,
) -> Response {
    let reads = request.method().is_safe();
    let mut task = tokio::spawn(next.run(request).in_current_span());
    let stop = task.abort_handle();
    let _guard = reads.then(|| StopsWhenDropped(stop.clone()));
    let late = async {
        progress.ended().await;
        if progress.is_complete() {
            tokio::time::sleep(patience.answer).await;
        }
    };
    tokio::select! {
        ended = &mut task => ended.unwrap_or_else(|error| broken(&error)),
        () = late => if progress.is_complete() {
            gave_up(&patience)
        } else {
            stop.abort();
            StatusCode::REQUEST_TIMEOUT.into_response()
        },
    }
}

fn gave_up(patience: &Patience) -> Response {
    let seconds = patience.answer.as_secs();
    tracing::error!("gave up on a request after {seconds} s");
    let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
    let wait = HeaderValue::from_static("10");
    response.headers_mut().insert(RETRY_AFTER, wait);
    response
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

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn_with_state;
    use axum::routing::post;
    use tokio::sync::mpsc;
    use tokio::time::Instant;
    use tower::ServiceExt;

    #[tokio::test(start_paused = true)]
    async fn row_77_whoever_waits_for_a_body_that_does_not_come_is_stopped() {
        let patience = Patience::default();
        let (held, mut let_go) = mpsc::channel::<()>(1);
        let waits = async move |body: Body| {
            let _held = (held, body);
            std::future::pending::<()>().await;
        };
        let progress = Progress::until(Instant::now() + patience.body);
        let site = Router::new()
            .route("/", post(waits))
            .layer(from_fn_with_state(patience, run))
            .layer(Extension(progress));
        let request = Request::post("/").body(Body::empty());
        let answer = site.oneshot(request.expect("a request")).await;
        let status = answer.expect("an answer").status();
        assert_eq!(status, StatusCode::REQUEST_TIMEOUT);
        assert_eq!(let_go.recv().await, None, "the handler is gone");
    }
}
