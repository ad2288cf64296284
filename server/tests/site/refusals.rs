//! The headers of answers that something had to go wrong for, and addresses that hold what nobody but the owner is to see.

use crate::bare::Bare;
use crate::errors::breaking;
use crate::headers::{assert_has_headers, assert_has_policy};
use crate::person::Answer;
use crate::test_app::TestApp;
use reqwest::Method;
use store::testing::TestDb;

/// One page and one answer of a server function each that say 429, 500 and 503.
async fn answers() -> Vec<(&'static str, u16, Answer)> {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    for _ in 0..10 {
        person.logs_in("ada", "wrong").await;
    }
    let function = person
        .request(Method::POST, "/api/fn/log_in")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(r#"{"form":{"email":"ada@example.org","password":"wrong"}}"#);
    let (form, function) = (
        person.logs_in("ada", "wrong").await,
        person.sends(function).await,
    );
    let mut answers = vec![
        ("POST /login", 429, form),
        ("POST /api/fn/log_in", 429, function),
    ];
    let db = TestDb::sqlite().await.expect("a database");
    let broken = Bare::with(db.store.clone(), breaking());
    answers.push(("GET /panic", 500, broken.shows("/panic", "").await));
    answers.push(("GET /api/panic", 500, broken.shows("/api/panic", "").await));
    db.store.close().await.expect("closed");
    for (asked, path) in [
        ("GET /", "/"),
        ("GET /u/ada", "/u/ada"),
        ("GET /readyz", "/readyz"),
        ("GET /reset/0123", "/reset/0123"),
    ] {
        answers.push((asked, 503, broken.shows(path, "").await));
    }
    let function = http::Request::post("/api/fn/home").header("content-type", "application/json");
    let home = [192, 0, 2, 1].into();
    let function = broken.answers(function, r#"{"number":1}"#, home).await;
    answers.push(("POST /api/fn/home", 503, function));
    answers
}

#[tokio::test]
async fn row_53_an_answer_that_failed_has_its_headers_too() {
    for (asked, status, answer) in answers().await {
        assert_eq!(answer.status, status, "{asked}");
        assert_has_headers(asked, &answer);
        assert_eq!(answer.header("cache-control"), "no-store", "{asked}");
        let kind = answer.header("content-type");
        assert!(!kind.is_empty(), "{asked}");
    }
}

#[tokio::test]
async fn row_52_an_answer_that_failed_has_its_policy_too() {
    for (asked, _, answer) in answers().await {
        assert_has_policy(asked, &answer);
    }
}

#[tokio::test]
async fn row_53_what_is_behind_the_site_has_no_address() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    for path in [
        "/metrics",
        "/debug",
        "/debug/pprof/",
        "/actuator/health",
        "/server-status",
        "/status",
        "/openapi.json",
        "/api/openapi.json",
        "/api/docs",
        "/swagger.json",
        "/graphql",
        "/.git/config",
        "/.git/HEAD",
        "/.env",
        "/.htpasswd",
        "/.well-known/",
        "/quire.toml",
        "/quire.db",
        "/data/quire.db",
        "/Cargo.toml",
        "/target/debug/quire",
        "/public/",
        "/fonts/",
        "/media/demo/",
        "/pkg/",
        "/pkg/quire.js.map",
        "/pkg/quire.wasm.map",
        "/pkg/quire.css.map",
        "/wake.js.map",
        "/local-time.js.map",
        "/pkg/../Cargo.toml",
        "/pkg/%2e%2e/Cargo.toml",
        "/pkg/..%2fCargo.toml",
        "/fonts/..%2f..%2fCargo.toml",
    ] {
        // As it stands: a client would have made a shorter path of dots.
        let host = site.address;
        let cookie = ada.cookie("quire").expect("a session");
        let answer = site
            .raw(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: quire={cookie}\r\nConnection: close\r\n\r\n"))
            .await;
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
        assert!(
            !answer.contains("[workspace]") && !answer.contains("Index of"),
            "{path}"
        );
    }
}
