//! One line in the log for every request. Of the address only the path is kept, because a query can hold what somebody typed,
//! and not the end of a link in a letter, which is a secret. Headers and bodies never get here.

use app::server::{ClientIp, RequestId};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use domain::paths;
use std::time::Instant;
use tracing::{Instrument, Span, field};

/// Asked for every few seconds by machines; a line each would bury the rest.
const PROBES: [&str; 2] = ["/livez", "/readyz"];

pub(super) async fn write(request: Request, next: Next) -> Response {
    let probe = PROBES.contains(&request.uri().path());
    let span = span(&request);
    let started = Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let status = response.status().as_u16();
    let ms = started.elapsed().as_millis();
    let _inside = span.enter();
    if status >= 500 {
        tracing::error!(status, ms, "failed");
    } else if probe {
        tracing::debug!(status, ms, "answered");
    } else {
        tracing::info!(status, ms, "answered");
    }
    response
}

/// Everything that is logged while the request is worked on carries these.
fn span(request: &Request) -> Span {
    let span = tracing::info_span!(
        "request",
        id = field::Empty,
        ip = field::Empty,
        method = %request.method(),
        path = paths::without_secret(request.uri().path()),
    );
    if let Some(RequestId(id)) = request.extensions().get() {
        span.record("id", &**id);
    }
    if let Some(ClientIp(ip)) = request.extensions().get() {
        span.record("ip", field::display(ip));
    }
    span
}

#[cfg(test)]
mod tests {
    use super::paths::without_secret;

    #[test]
    fn row_83_the_secret_of_a_link_is_not_logged() {
        assert_eq!(without_secret("/reset/0123abcd"), "/reset/");
        assert_eq!(without_secret("/verify/0123/abcd"), "/verify/");
        assert_eq!(without_secret("/posts/reset"), "/posts/reset");
    }
}
