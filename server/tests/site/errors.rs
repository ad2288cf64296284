//! What a visitor is told when something breaks: that it did, and a number. Nothing of how.

use crate::test_app::TestApp;
use app::server::{AppState, Site};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::routing::get;
use http::{Request, StatusCode};
use reqwest::Method;
use server::config::Config;
use server::middleware::{Rules, around};
use std::sync::Arc;
use tower::ServiceExt;

const TELLTALE: [&str; 9] = [
    "sqlx", "SQLITE", "sqlite", "relation", "/home", ".rs:", "panicked", "canary", "serde",
];

fn assert_tells_nothing(asked: &str, body: &str) {
    for word in TELLTALE {
        assert!(!body.contains(word), "{asked} tells {word}: {body}");
    }
}

#[tokio::test]
async fn row_81_a_database_that_is_away_is_no_secret_told() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    site.store.close().await.expect("closed");
    for path in ["/", "/write", "/posts/any", "/u/ada", "/drafts", "/login"] {
        let page = ada.visits(path).await;
        assert!([500, 503].contains(&page.status), "{path}: {}", page.status);
        assert!(
            page.header("content-type").starts_with("text/html"),
            "{path}"
        );
        assert_tells_nothing(path, &page.body);
    }
    let form = [("title", "x"), ("body", "x")];
    let page = ada.submits("/write", &form).await;
    assert!([500, 503].contains(&page.status), "{}", page.status);
    assert_tells_nothing("POST /write", &page.body);
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        let request = ada
            .request(Method::POST, path)
            .header("content-type", "application/json");
        let answer = ada.sends(request.body("{}")).await;
        assert!(answer.status >= 400, "{path}: {}", answer.status);
        assert_tells_nothing(path, &answer.body);
    }
    assert_eq!(ada.visits("/livez").await.status, 200);
    assert_eq!(ada.visits("/readyz").await.status, 503);
}

#[tokio::test]
async fn who_comes_while_the_database_is_away_is_told_when_to_come_again() {
    let site = TestApp::spawn().await;
    let reader = site.anonymous();
    site.store.close().await.expect("closed");
    let function = reader
        .request(Method::POST, "/api/fn/home")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(r#"{"number":1}"#);
    for answer in [reader.visits("/").await, reader.sends(function).await] {
        assert_eq!(answer.status, 503, "{}", answer.body);
        assert_eq!(answer.header("retry-after"), "5");
    }
}

#[tokio::test]
async fn row_81_nonsense_is_answered_without_repeating_or_explaining_it() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let mut paths: Vec<String> = app::server::form_paths()
        .iter()
        .map(|path| path.replace("{slug}", "x").replace("{id}", "x"))
        .collect();
    paths.extend(leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()));
    for path in paths {
        for (kind, body) in [
            ("application/json", "{\"canary\":[1,2"),
            ("application/json", "\"canary\""),
            (
                "application/x-www-form-urlencoded",
                "canary=%ff%00&=&&title[canary]=1",
            ),
            ("text/plain", "canary"),
            ("multipart/form-data; boundary=canary", "--canary\r\n\r\n"),
            ("application/cbor", "\u{1}canary"),
        ] {
            if path == "/logout" {
                continue;
            }
            let request = ada
                .request(Method::POST, &path)
                .header("content-type", kind);
            let answer = ada.sends(request.body(body)).await;
            assert!(answer.status < 500, "{path} {kind}: {}", answer.status);
            assert_tells_nothing(&path, &answer.body);
        }
    }
}

#[tokio::test]
async fn row_81_a_panic_ends_one_request_with_a_page_and_a_number() {
    let dir = tempfile::tempdir().expect("a directory");
    let url = format!("sqlite://{}/quire.db", dir.path().display());
    let store = store::Store::connect(&url, store::Clock::System)
        .await
        .expect("a store");
    let state = AppState {
        media: media::Media::in_memory(),
        store,
        site: Arc::new(Site::default()),
        registration: domain::invitation::RegistrationMode::Open,
        providers: app::server::Providers::default(),
        admins_need_factor: false,
        setup_code_required: false,
        secure_cookies: false,
    };
    let nothing: [(&str, &str); 0] = [];
    let config = Config::read(None, nothing).expect("a configuration");
    let rules = Arc::new(Rules::new(&config, config.public_url(config.listen)));
    let routes = Router::new()
        .route("/", get(|| async { "alive" }))
        .route("/panic", get(breaks))
        .route("/api/panic", get(breaks));
    let site = around(routes, &rules, &state);
    let ask = |path: &str| {
        let request = Request::get(path)
            .header("host", "localhost")
            .body(Body::empty());
        site.clone().oneshot(request.expect("a request"))
    };
    for (path, kind) in [
        ("/panic", "text/html; charset=utf-8"),
        ("/api/panic", "application/problem+json"),
    ] {
        let answer = ask(path).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(answer.headers()["content-type"], kind);
        let number = answer.headers()["x-request-id"]
            .to_str()
            .expect("text")
            .to_owned();
        let body = to_bytes(answer.into_body(), usize::MAX)
            .await
            .expect("a body");
        let body = String::from_utf8(body.to_vec()).expect("text");
        assert!(body.contains(&number), "{body}");
        assert_tells_nothing(path, &body);
    }
    assert_eq!(ask("/").await.expect("an answer").status(), StatusCode::OK);
}

async fn breaks() -> &'static str {
    panic!("canary at server/src/secret.rs:7")
}
