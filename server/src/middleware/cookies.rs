//! Every cookie of a site on https is `Secure`. The session layer leaves the word off the cookie that removes another,
//! and a browser then keeps the `__Host-` cookie that was to go.

use super::Rules;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderValue;
use http::header::SET_COOKIE;
use std::sync::Arc;

pub(super) async fn secure(
    State(rules): State<Arc<Rules>>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    if rules.base_url.has_secure_cookies() {
        for cookie in response.headers_mut().iter_mut() {
            if cookie.0 == SET_COOKIE
                && let Some(secure) = made_secure(cookie.1)
            {
                *cookie.1 = secure;
            }
        }
    }
    response
}

/// `None` when it is already, or cannot be read.
fn made_secure(cookie: &HeaderValue) -> Option<HeaderValue> {
    let text = cookie.to_str().ok()?;
    let has = text
        .split(';')
        .skip(1)
        .any(|attribute| attribute.trim().eq_ignore_ascii_case("secure"));
    if has {
        None
    } else {
        HeaderValue::from_str(&format!("{text}; Secure")).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(cookie: &'static str) -> Option<String> {
        made_secure(&HeaderValue::from_static(cookie))
            .map(|cookie| cookie.to_str().expect("text").to_owned())
    }

    #[test]
    fn row_24_a_removal_cookie_becomes_secure() {
        let removal = "__Host-quire=; Path=/; Max-Age=0";
        let secure = "__Host-quire=; Path=/; Max-Age=0; Secure";
        assert_eq!(fixed(removal).as_deref(), Some(secure));
        assert_eq!(fixed(secure), None);
        assert_eq!(fixed("a=1; SECURE; Path=/"), None);
        assert_eq!(
            fixed("secure; Path=/").as_deref(),
            Some("secure; Path=/; Secure")
        );
    }
}
