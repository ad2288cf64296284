//! The headers of every answer, whatever was asked and whatever came of it.

use crate::person::{Answer, Person};
use crate::test_app::TestApp;
use flate2::read::GzDecoder;
use reqwest::{Method, Response};
use std::collections::BTreeSet;
use std::io::Read;

/// Every address that the site knows, and some that it does not, each asked in several ways.
async fn sweep(person: &Person) -> Vec<(String, Answer)> {
    let mut paths: BTreeSet<String> = app::server::page_paths().into_iter().collect();
    paths.extend(app::server::form_paths().into_iter().map(str::to_owned));
    paths.extend(leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()));
    paths.extend(
        [
            "/",
            "/nothing",
            "/post/7",
            "/api",
            "/api/nothing",
            "/api/fn/nothing",
            "/pkg/nothing.js",
            "/favicon.svg",
            "/robots.txt",
            "/livez",
            "/readyz",
            "/u/nobody",
            "/%ff",
            "/a/../b",
        ]
        .map(str::to_owned),
    );
    let mut answers = Vec::new();
    for path in paths {
        let path = path.replace(['{', '}', ':', '*'], "");
        for method in [
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::PUT,
            Method::OPTIONS,
        ] {
            let request = person.request(method.clone(), &path);
            answers.push((format!("{method} {path}"), person.sends(request).await));
        }
        let foreign = person
            .request(Method::POST, &path)
            .header("origin", "http://evil.example");
        answers.push((format!("foreign POST {path}"), person.sends(foreign).await));
        let large = person
            .request(Method::POST, &path)
            .body(vec![b'a'; 1024 * 1024 + 1]);
        answers.push((format!("large POST {path}"), person.sends(large).await));
        let misled = person
            .request(Method::GET, &path)
            .header("host", "evil.example");
        answers.push((format!("misled GET {path}"), person.sends(misled).await));
    }
    answers
}

#[tokio::test]
async fn row_53_every_answer_has_its_headers() {
    let site = TestApp::spawn().await;
    let answers = sweep(&site.anonymous()).await;
    let statuses: BTreeSet<u16> = answers.iter().map(|(_, answer)| answer.status).collect();
    for status in [200, 403, 404, 405, 413, 421] {
        assert!(
            statuses.contains(&status),
            "{status} is not among {statuses:?}"
        );
    }
    for (asked, answer) in &answers {
        assert_has_headers(asked, answer);
        assert!(answer.status < 500, "{asked}: {}", answer.status);
    }
}

/// `asked` ends with the path.
pub fn assert_has_headers(asked: &str, answer: &Answer) {
    let path = asked.split(' ').next_back().unwrap_or_default();
    let referrer = if domain::paths::is_secret(path) {
        "no-referrer"
    } else {
        "strict-origin-when-cross-origin"
    };
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", referrer),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{asked}");
    }
    assert!(
        answer.header("permissions-policy").contains("camera=()"),
        "{asked}"
    );
    assert_eq!(answer.header("x-request-id").len(), 16, "{asked}");
    for name in ["server", "x-powered-by", "strict-transport-security"] {
        assert_eq!(answer.header(name), "", "{asked}: {name}");
    }
}

#[tokio::test]
async fn row_53_every_body_has_a_type_and_every_text_a_charset() {
    let site = TestApp::spawn().await;
    for (asked, answer) in sweep(&site.anonymous()).await {
        if answer.body.is_empty() {
            continue;
        }
        let kind = answer.header("content-type");
        assert!(!kind.is_empty(), "{asked}");
        assert!(
            !kind.starts_with("text/") || kind.ends_with("; charset=utf-8"),
            "{asked}: {kind}"
        );
    }
}

#[tokio::test]
async fn row_52_every_answer_has_a_policy_with_a_nonce_of_its_own() {
    let site = TestApp::spawn().await;
    let mut nonces = BTreeSet::new();
    let answers = sweep(&site.anonymous()).await;
    for (asked, answer) in &answers {
        let nonce = assert_has_policy(asked, answer);
        assert!(nonces.insert(nonce), "{asked}: used before");
    }
}

/// Gives the nonce.
pub fn assert_has_policy(asked: &str, answer: &Answer) -> String {
    let policy = answer.header("content-security-policy");
    let nonce = policy
        .split("'nonce-")
        .nth(1)
        .and_then(|rest| rest.split('\'').next())
        .unwrap_or_default();
    assert!(
        nonce.len() >= 32 && nonce.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{asked}: {policy}"
    );
    for rule in [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data: https:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
    ] {
        assert!(
            policy.split("; ").any(|given| given == rule),
            "{asked}: {policy}"
        );
    }
    assert!(
        policy.contains("'strict-dynamic' 'wasm-unsafe-eval'"),
        "{asked}"
    );
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
        "{asked}"
    );
    for script in answer.body.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap_or_default();
        assert!(
            tag.contains(&format!("nonce=\"{nonce}\"")),
            "{asked}: <script{tag}>"
        );
    }
    for inline in ["style=\"", " onclick=", " onload=", "javascript:"] {
        assert!(!answer.body.contains(inline), "{asked}: {inline}");
    }
    nonce.to_owned()
}

#[tokio::test]
async fn row_53_a_site_on_https_says_so_for_years() {
    let site = TestApp::with(&[("QUIRE_BASE_URL", "https://blog.example.org")]).await;
    let person = site.anonymous();
    for path in ["/", "/nothing", "/livez", "/favicon.svg"] {
        let request = person
            .request(Method::GET, path)
            .header("host", "blog.example.org");
        let answer = person.sends(request).await;
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=63072000; includeSubDomains"
        );
    }
}

#[tokio::test]
async fn row_53_what_is_not_below_api_is_answered_in_json_without_an_echo() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    for path in [
        "/api",
        "/api/",
        "/api/canary",
        "/api/fn/canary",
        "/api/fn/a/canary",
        "/api/v1/canary?canary",
    ] {
        for method in [Method::GET, Method::POST] {
            let answer = person.sends(person.request(method.clone(), path)).await;
            assert_eq!(answer.status, 404, "{method} {path}");
            assert!(
                answer.header("content-type").contains("json"),
                "{method} {path}"
            );
            assert!(
                !answer.body.contains("canary"),
                "{method} {path}: {}",
                answer.body
            );
        }
    }
}

#[tokio::test]
async fn row_53_odd_methods_are_refused() {
    let site = TestApp::spawn().await;
    let host = site.address;
    for method in ["TRACE", "CONNECT", "BREW", "PROPFIND"] {
        let answer = site
            .raw(format!("{method} / HTTP/1.1\r\nHost: {host}\r\nCookie: a=canary\r\nConnection: close\r\n\r\n"))
            .await;
        let refused = answer.starts_with("HTTP/1.1 405 ") || answer.starts_with("HTTP/1.1 400 ");
        assert!(refused && !answer.contains("canary"), "{method}: {answer}");
    }
}

#[tokio::test]
async fn a_page_is_sent_in_fewer_bytes_to_whoever_can_read_them() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    let asks = async |method: Method, accepted: &str| {
        let request = person.request(method, "/register");
        let request = request.header("accept-encoding", accepted);
        request.send().await.expect("an answer")
    };
    let varies = |answer: &Response| {
        let mut lines = answer.headers().get_all("vary").iter();
        lines.any(|line| line == "accept-encoding")
    };
    let plain = asks(Method::GET, "identity").await;
    assert!(plain.headers().get("content-encoding").is_none());
    assert!(varies(&plain), "{plain:?}");
    let plain = plain.bytes().await.expect("a page");
    let packed = asks(Method::GET, "gzip, deflate, br").await;
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    assert!(varies(&packed), "{packed:?}");
    let packed = packed.bytes().await.expect("a packed page");
    assert!(
        packed.len() * 2 < plain.len(),
        "{} of {}",
        packed.len(),
        plain.len()
    );
    let mut page = String::new();
    GzDecoder::new(packed.as_ref())
        .read_to_string(&mut page)
        .expect("the page again");
    assert!(page.contains("</html>"), "{page}");
    let head = asks(Method::HEAD, "gzip").await;
    assert_eq!(head.status(), 200);
    assert!(head.bytes().await.expect("nothing").is_empty());
}
