//! Requests that other sites make a browser send.

use crate::person::Answer;
use crate::program::Program;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use reqwest::Method;
use std::io::{Read, Write};
use std::net::TcpStream;
use store::testing::behind;

const ELSEWHERE: &str = "http://evil.example";

/// Sends a log-in that would succeed, with the headers given, and gives its status.
async fn asked(site: &TestApp, method: &Method, headers: &[(&str, &str)]) -> Answer {
    let person = site.anonymous();
    let mut request = person.request(method.clone(), "/login");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    person.sends(request).await
}

fn acting() -> [Method; 4] {
    [Method::POST, Method::PUT, Method::PATCH, Method::DELETE]
}

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn row_33_sec_fetch_site_decides_whatever_the_origin_says() {
    let site = TestApp::spawn().await;
    let own = site.origin();
    for method in acting() {
        for origin in [None, Some(own.as_str()), Some(ELSEWHERE), Some("null")] {
            for (says, passes) in [
                ("same-origin", true),
                ("none", true),
                ("same-site", false),
                ("cross-site", false),
                ("garbage", false),
                ("", false),
                ("Same-Origin", false),
            ] {
                let mut headers = vec![FORM, ("sec-fetch-site", says)];
                headers.extend(origin.map(|origin| ("origin", origin)));
                let answer = asked(&site, &method, &headers).await;
                let refused = answer.status == 403;
                assert_eq!(!refused, passes, "{method} {says:?} {origin:?}");
            }
        }
    }
}

#[tokio::test]
async fn row_33_without_sec_fetch_site_the_origin_has_to_be_ours() {
    let site = TestApp::spawn().await;
    let port = site.address.port();
    let own = site.origin();
    let foreign = [
        "null".to_owned(),
        String::new(),
        format!("http://127.0.0.1:{}", port.wrapping_add(1)),
        "http://127.0.0.1".to_owned(),
        format!("https://127.0.0.1:{port}"),
        format!("http://sub.localhost:{port}"),
        format!("http://127.0.0.1.evil.example:{port}"),
        format!("http://127.0.0.1:{port}.evil.example"),
        format!("http://127.0.0.1:{port}@evil.example"),
        format!("{own}/"),
        format!("{own}, http://evil.example"),
        ELSEWHERE.to_owned(),
    ];
    for method in acting() {
        for kind in [
            "application/x-www-form-urlencoded",
            "text/plain",
            "multipart/form-data",
            "application/json",
        ] {
            let kind = ("content-type", kind);
            for origin in &foreign {
                let answer = asked(&site, &method, &[kind, ("origin", origin)]).await;
                assert_eq!(answer.status, 403, "{method} {kind:?} {origin}");
            }
            let answer = asked(&site, &method, &[kind, ("origin", &own)]).await;
            assert_ne!(answer.status, 403, "{method} {kind:?}");
        }
    }
}

#[tokio::test]
async fn row_33_the_public_origin_counts_and_not_the_host() {
    let site = TestApp::with(&[("QUIRE_BASE_URL", "https://blog.example.org")]).await;
    let host = ("host", "blog.example.org");
    for (origin, passes) in [
        ("https://blog.example.org", true),
        ("https://blog.example.org:443", false),
        ("http://blog.example.org", false),
        ("https://blog.example.org:8443", false),
        ("https://www.blog.example.org", false),
        ("https://example.org", false),
        ("https://blog.example.org.evil", false),
        ("https://blog.example.org@evil", false),
        ("https://blog.example.org@evil.example", false),
        (&site.origin(), false),
    ] {
        for method in acting() {
            let answer = asked(&site, &method, &[FORM, host, ("origin", origin)]).await;
            assert_eq!(answer.status != 403, passes, "{method} {origin}");
        }
    }
}

#[tokio::test]
async fn row_33_a_script_that_says_nothing_passes_unless_the_owner_is_strict() {
    let lenient = TestApp::spawn().await;
    assert_ne!(asked(&lenient, &Method::POST, &[FORM]).await.status, 403);
    let strict = TestApp::with(&[("QUIRE_CSRF_STRICT", "true")]).await;
    assert_eq!(asked(&strict, &Method::POST, &[FORM]).await.status, 403);
    let own = strict.origin();
    assert_ne!(
        asked(&strict, &Method::POST, &[FORM, ("origin", &own)])
            .await
            .status,
        403
    );
}

#[tokio::test]
async fn row_33_reading_is_open_to_links_from_everywhere() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    let request = person
        .request(Method::GET, "/")
        .header("sec-fetch-site", "cross-site")
        .header("origin", ELSEWHERE);
    assert_eq!(person.sends(request).await.status, 200);
}

#[test]
fn row_33_a_request_of_another_site_is_in_the_log() {
    let program = Program::new();
    let mut serving = program.serve(&[("QUIRE_LOG", "json")]);
    let mut stream = TcpStream::connect(&serving.address).expect("a connection");
    let host = &serving.address;
    let request = format!(
        "POST /login HTTP/1.1\r\nHost: {host}\r\nOrigin: {ELSEWHERE}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 403 "), "{answer}");
    let number = answer
        .lines()
        .find_map(|line| line.strip_prefix("x-request-id: "));
    let number = number.expect("a number").trim();
    serving.asks_to_stop();
    let log = serving.log();
    let said = log
        .lines()
        .find(|line| line.contains("Request from another site"))
        .unwrap_or_else(|| panic!("nothing in the log: {log}"));
    for part in [
        number,
        "\"WARN\"",
        "\"path\":\"/login\"",
        "\"ip\":\"127.0.0.1\"",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[tokio::test]
async fn row_33_headers_sent_twice_are_no_browsers() {
    let site = TestApp::spawn().await;
    let host = site.address;
    for doubled in [
        "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: same-origin\r\n".to_owned(),
        format!("Origin: http://{host}\r\nOrigin: http://{host}\r\n"),
    ] {
        let request = format!(
            "POST /login HTTP/1.1\r\nHost: {host}\r\n{doubled}Content-Length: 0\r\nConnection: close\r\n\r\n"
        );
        let answer = site.raw(request).await;
        assert!(answer.starts_with("HTTP/1.1 403 "), "{answer}");
    }
}

#[tokio::test]
async fn row_34_no_server_function_answers_a_form_of_another_site() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let functions: Vec<_> = leptos::server_fn::axum::server_fn_paths().collect();
    assert!(!functions.is_empty());
    // Letters go out by themselves; where she is seen is written down, and that she was refused.
    let rows = async || {
        let but_for = ["seen", "user_agent", "ip"];
        let mut rows = behind::rows(&site.store, &but_for).await.expect("rows");
        let elsewhere = ["letters:", "audit:", "attempts:"];
        rows.retain(|row| !elsewhere.iter().any(|table| row.starts_with(table)));
        rows
    };
    let before = rows().await;
    for (path, method) in functions {
        for kind in [
            "application/x-www-form-urlencoded",
            "text/plain",
            "multipart/form-data; boundary=x",
        ] {
            let request = ada
                .request(Method::POST, path)
                .header("origin", ELSEWHERE)
                .header("content-type", kind)
                .body("{\"form\":{\"title\":\"x\",\"body\":\"x\"}}=");
            let answer = ada.sends(request).await;
            assert_eq!(answer.status, 403, "{path} {kind}");
        }
        assert_eq!(method, Method::POST, "{path} could be called by a link");
        let answer = ada.visits(path).await;
        assert!(
            [404, 405].contains(&answer.status),
            "GET {path}: {}",
            answer.status
        );
    }
    assert_eq!(rows().await, before, "and nothing has changed");
}

#[tokio::test]
async fn row_35_a_websocket_from_another_site_is_refused() {
    let site = TestApp::spawn().await;
    let host = site.address;
    let answer = site
        .raw(format!(
            "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: upgrade\r\nUpgrade: websocket\r\nOrigin: {ELSEWHERE}\r\n\r\n"
        ))
        .await;
    assert!(answer.starts_with("HTTP/1.1 403 "), "{answer}");
}

#[tokio::test]
async fn row_36_another_site_can_neither_log_somebody_in_nor_out() {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    let victim = site.anonymous();
    let log_in = victim
        .request(Method::POST, "/login")
        .header("sec-fetch-site", "cross-site")
        .form(&[("email", "ada@example.org"), ("password", PASSWORD)]);
    let answer = victim.sends(log_in).await;
    assert_eq!(answer.status, 403);
    assert!(answer.all("set-cookie").is_empty());

    let grace = site.signed_in("grace").await;
    let log_out = grace
        .request(Method::POST, "/logout")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(grace.sends(log_out).await.status, 403);
    assert!(grace.is_signed_in().await);
}

#[tokio::test]
async fn row_37_no_other_site_may_read_an_answer() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    for path in [
        "/",
        "/login",
        "/api/fn/log_in",
        "/api/v1/posts",
        "/favicon.svg",
    ] {
        for method in [Method::OPTIONS, Method::GET] {
            let request = person
                .request(method.clone(), path)
                .header("origin", ELSEWHERE)
                .header("access-control-request-method", "POST")
                .header("access-control-request-headers", "content-type");
            let answer = person.sends(request).await;
            for name in answer.headers.keys() {
                assert!(
                    !name.as_str().starts_with("access-control-"),
                    "{method} {path}: {name}"
                );
            }
        }
    }
    let vary = person.visits("/").await.all("vary").join(", ");
    assert!(
        vary.contains("Origin") && vary.contains("Sec-Fetch-Site"),
        "{vary}"
    );
}
