//! Sends an embedded file: the smallest form that the client can read, or nothing when it has it already.

use super::Embedded;
use crate::encodings::{accepts, members};
use axum::body::{Body, Bytes};
use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_AN_HOUR: &str = "public, max-age=3600";

pub(super) fn with(file: &Embedded, immutable: bool, request: &HeaderMap) -> Response {
    let (encoding, bytes) = smallest(file, request);
    let tag = tag(file, encoding);
    let known = is_known(request, &tag);
    let body = if known {
        Body::empty()
    } else {
        Body::from(Bytes::from_static(bytes))
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static(if immutable { FOR_EVER } else { FOR_AN_HOUR }),
    );
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.kind));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// Whether the contents at an address can never change: below a hash of them, or with one in the name, as the fonts.
pub(super) fn is_immutable(path: &str) -> bool {
    path.starts_with("/pkg/")
        || path
            .split('.')
            .any(|part| part.len() >= 10 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn smallest(file: &Embedded, request: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
    [("br", file.brotli), ("gzip", file.gzip)]
        .into_iter()
        .find_map(|(encoding, bytes)| {
            let bytes = bytes.filter(|_| accepts(request, encoding))?;
            Some((Some(encoding), bytes))
        })
        .unwrap_or((None, file.plain))
}

/// Each encoding of a file is a thing of its own.
fn tag(file: &Embedded, encoding: Option<&str>) -> String {
    match encoding {
        Some(encoding) => format!("\"{}-{encoding}\"", file.tag),
        None => format!("\"{}\"", file.tag),
    }
}

fn is_known(request: &HeaderMap, tag: &str) -> bool {
    members(request, IF_NONE_MATCH.as_str())
        .any(|member| member == "*" || member.trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Embedded = Embedded {
        kind: "text/css; charset=utf-8",
        tag: "abc",
        plain: b"plain",
        brotli: Some(b"br"),
        gzip: Some(b"gz"),
    };

    fn ask(headers: &[(&'static str, &'static str)]) -> Response {
        let headers = headers
            .iter()
            .map(|(name, value)| {
                let name = name.parse().expect("a name");
                (name, HeaderValue::from_static(value))
            })
            .collect();
        with(&STYLE, true, &headers)
    }

    fn header(response: &Response, name: &str) -> String {
        let value = response.headers().get(name);
        value.map_or(String::new(), |value| {
            value.to_str().expect("text").to_owned()
        })
    }

    #[test]
    fn a_browser_gets_the_smallest_form_it_can_read() {
        let encoding = |accepted| {
            let response = ask(&[("accept-encoding", accepted)]);
            header(&response, "content-encoding")
        };
        assert_eq!(encoding("gzip, deflate, br, zstd"), "br");
        assert_eq!(encoding("gzip, deflate"), "gzip");
        assert_eq!(encoding("br;q=0, gzip;q=0.5"), "gzip");
        assert_eq!(encoding("*"), "br");
        assert_eq!(encoding("br;q=0, *"), "gzip");
        assert_eq!(encoding("identity"), "");
        assert_eq!(encoding("BR"), "br");
    }

    #[test]
    fn a_browser_that_has_the_file_gets_nothing() {
        let first = ask(&[("accept-encoding", "br")]);
        assert_eq!(header(&first, "etag"), "\"abc-br\"");
        assert_eq!(header(&first, "cache-control"), FOR_EVER);
        assert_eq!(header(&first, "vary"), "Accept-Encoding");
        for tag in ["\"abc-br\"", "W/\"abc-br\"", "\"x\", \"abc-br\"", "*"] {
            let again = ask(&[("accept-encoding", "br"), ("if-none-match", tag)]);
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{tag}");
            assert_eq!(header(&again, "content-type"), "");
        }
        let other = ask(&[("accept-encoding", "br"), ("if-none-match", "\"abc\"")]);
        assert_eq!(other.status(), StatusCode::OK);
    }

    #[test]
    fn only_an_address_with_a_hash_in_it_is_kept_for_ever() {
        assert!(is_immutable("/pkg/0123456789abcdef/quire.js"));
        assert!(is_immutable("/fonts/brygada-latin.e5f15ca62e.woff2"));
        assert!(!is_immutable("/favicon.svg"));
        assert!(!is_immutable("/robots.txt"));
    }
}
