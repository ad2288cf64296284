//! Gives every request a number, by which an error page and the log speak of the same thing.

use app::server::RequestId;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderValue;

const HEADER: &str = "x-request-id";

/// Always our own: what a client sends under this name would let it write into our log.
pub(super) async fn give(mut request: Request, next: Next) -> Response {
    let id = format!("{:016x}", rand::random::<u64>());
    let value = HeaderValue::from_str(&id);
    request.headers_mut().remove(HEADER);
    request.extensions_mut().insert(RequestId(id.into()));
    let mut response = next.run(request).await;
    if let Ok(value) = value {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
