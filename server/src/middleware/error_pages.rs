//! An error is told in the form its reader understands: a page in the site's own design, JSON below `/api`, a line of
//! text for files. Whatever a refusal, a panic or the framework said in its own words is left out: it could say too
//! much. Errors that the app has already made into a page pass as they are.

use app::AppError;
use app::server::{CspNonce, RequestId, Site};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderValue, StatusCode};
use std::sync::Arc;

pub(super) async fn dress(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let reader = Reader::of(request.uri().path(), request.headers());
    let number = request.extensions().get::<RequestId>().cloned();
    let nonce = request.extensions().get::<CspNonce>().cloned();
    let response = next.run(request).await;
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || reader.can_read(response.headers()) {
        return response;
    }
    let dressed = match reader {
        // Under another name nothing that a page refers to would load.
        _ if status == StatusCode::MISDIRECTED_REQUEST => of_kind(PLAIN, WRONG_NAME.to_owned()),
        Reader::Person => page(&site, status, number, nonce).await,
        Reader::Script => json(status, number.as_ref()),
        Reader::Machine => text(status),
    };
    keep_headers(dressed, response.headers(), status)
}

const PLAIN: &str = "text/plain; charset=utf-8";
/// Mostly read by an owner who has just put the site behind a proxy.
const WRONG_NAME: &str = "This site does not go by that name.\n\
    If it is yours: set QUIRE_BASE_URL to the address that people use, and let the proxy hand on their Host header.\n";

/// Who asks, going by the address.
#[derive(Clone, Copy)]
enum Reader {
    Person,
    Script,
    Machine,
}

impl Reader {
    fn of(path: &str, headers: &HeaderMap) -> Self {
        let accepted = headers.get(ACCEPT).map(HeaderValue::as_bytes);
        let is_script = accepted.is_some_and(|kind| kind.starts_with(b"application/json"));
        let is_picture = path.starts_with("/media/") && !path.starts_with("/media/pictures/");
        if is_script || path == "/api" || path.starts_with("/api/") {
            Self::Script
        } else if is_picture || path.starts_with("/pkg/") || path == "/livez" || path == "/readyz" {
            Self::Machine
        } else {
            Self::Person
        }
    }

    /// Whether the answer has the form that this reader wants already.
    fn can_read(self, headers: &HeaderMap) -> bool {
        let kind = headers
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        match self {
            Self::Person => kind.starts_with("text/html"),
            Self::Script => kind.starts_with("application/"),
            Self::Machine => !kind.is_empty(),
        }
    }
}

/// Rendered in a task of its own: should the page itself break, a line of text is left.
async fn page(
    site: &Arc<Site>,
    status: StatusCode,
    number: Option<RequestId>,
    nonce: Option<CspNonce>,
) -> Response {
    let site = site.clone();
    let mut request = Request::new(Body::empty());
    if let Some(number) = number {
        request.extensions_mut().insert(number);
    }
    if let Some(nonce) = nonce {
        request.extensions_mut().insert(nonce);
    }
    let rendering = async move { app::server::error_page(&site, outcome(status), request).await };
    tokio::spawn(rendering)
        .await
        .unwrap_or_else(|_| text(status))
}

/// The outcome whose page says most nearly what the status means.
fn outcome(status: StatusCode) -> AppError {
    match status {
        StatusCode::NOT_FOUND => AppError::NotFound,
        StatusCode::FORBIDDEN => AppError::Forbidden,
        StatusCode::SERVICE_UNAVAILABLE => AppError::Unavailable,
        _ if status.is_server_error() => AppError::Internal,
        _ => AppError::Malformed,
    }
}

/// Problem details (RFC 9457) of a type that says no more than the status.
fn json(status: StatusCode, number: Option<&RequestId>) -> Response {
    let (code, title) = (status.as_u16(), reason(status));
    let number = number.map_or("", |RequestId(number)| number);
    let body = format!(r#"{{"title":"{title}","status":{code},"request_id":"{number}"}}"#);
    of_kind("application/problem+json", body)
}

fn text(status: StatusCode) -> Response {
    of_kind(PLAIN, format!("{}\n", reason(status)))
}

fn of_kind(kind: &'static str, body: String) -> Response {
    let mut response = body.into_response();
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

fn reason(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or("Error")
}

/// Takes over what the refusal said in its headers, as in `Allow` and `Retry-After`.
fn keep_headers(mut dressed: Response, from: &HeaderMap, status: StatusCode) -> Response {
    *dressed.status_mut() = status;
    for (name, value) in from {
        if ![CONTENT_TYPE, CONTENT_LENGTH, TRANSFER_ENCODING].contains(name) {
            dressed.headers_mut().append(name, value.clone());
        }
    }
    dressed
}
