//! The headers that every answer carries, whatever its status, and the nonce that the scripts of a page need to run.

use super::Rules;
use app::server::CspNonce;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, SERVER, STRICT_TRANSPORT_SECURITY};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::Arc;

const FIXED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Two years, as the preload lists of browsers ask for.
const HSTS: &str = "max-age=63072000; includeSubDomains";

pub(super) async fn add(
    State(rules): State<Arc<Rules>>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce = format!("{:032x}", rand::random::<u128>());
    let policy = policy(&nonce, rules.reload_port);
    let secret = domain::paths::is_secret(request.uri().path());
    request.extensions_mut().insert(CspNonce(nonce.into()));
    let mut response = next.run(request).await;
    write(response.headers_mut(), &policy, rules.base_url.is_https());
    if secret {
        let nowhere = HeaderValue::from_static("no-referrer");
        response.headers_mut().insert(REFERRER_POLICY, nowhere);
    }
    response
}

fn write(headers: &mut HeaderMap, policy: &str, https: bool) {
    // What is no page has a stricter one of its own.
    if !headers.contains_key(CONTENT_SECURITY_POLICY)
        && let Ok(policy) = HeaderValue::from_str(policy)
    {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in FIXED {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
    headers.remove(SERVER);
}

/// Nothing runs, loads or frames unless it is named here. Pictures may come from elsewhere, because the covers of posts
/// do. A page under `cargo leptos watch` may also talk to its reloader.
fn policy(nonce: &str, reload_port: Option<u16>) -> String {
    let reloader = reload_port.map_or_else(String::new, |port| {
        format!(" ws://localhost:{port} ws://127.0.0.1:{port}")
    });
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data: https:; font-src 'self'; connect-src 'self'{reloader}; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors 'none'; manifest-src 'self'"
    )
}
