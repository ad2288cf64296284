//! How much a request may bring.

use crate::person::Answer;
use crate::program::Program;
use crate::test_app::TestApp;
use reqwest::Method;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

const KIB: usize = 1024;
const FORM: &str = "application/x-www-form-urlencoded";

fn everywhere() -> Vec<String> {
    let mut paths: Vec<String> = leptos::server_fn::axum::server_fn_paths()
        .map(|(path, _)| path.to_owned())
        .collect();
    paths.extend(
        app::server::form_paths()
            .iter()
            .map(|path| path.replace("{slug}", "x").replace("{id}", "1")),
    );
    paths.extend(
        [
            "/",
            "/nothing",
            "/livez",
            "/api/nothing",
            "/pkg/nothing",
            "/favicon.svg",
        ]
        .map(str::to_owned),
    );
    paths
}

#[tokio::test]
async fn row_76_too_much_is_refused_everywhere_whether_announced_or_not() {
    let site = TestApp::spawn().await;
    let host = site.address;
    for path in everywhere() {
        for kind in [
            FORM,
            "application/json",
            "multipart/form-data; boundary=x",
            "application/cbor",
        ] {
            let person = site.anonymous();
            let request = person
                .request(Method::POST, &path)
                .header("content-type", kind);
            let answer = person.sends(request.body(vec![b'a'; 1024 * KIB + 1])).await;
            assert_eq!(answer.status, 413, "{path} {kind}");
        }
        let mut chunked = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: {FORM}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        ).into_bytes();
        for _ in 0..65 {
            chunked.extend_from_slice(b"4000\r\n");
            chunked.extend_from_slice(&[b'a'; 16 * KIB]);
            chunked.extend_from_slice(b"\r\n");
        }
        chunked.extend_from_slice(b"0\r\n\r\n");
        let answer = site.raw(&chunked).await;
        // Where nothing reads a body there is nothing to refuse: the answer is the address's own.
        let read = ![
            "/",
            "/nothing",
            "/livez",
            "/api/nothing",
            "/pkg/nothing",
            "/favicon.svg",
        ]
        .contains(&path.as_str());
        assert!(
            !read || answer.starts_with("HTTP/1.1 413 "),
            "{path}: {}",
            &answer[..answer.len().min(200)]
        );
        assert!(
            answer.starts_with("HTTP/1.1 4"),
            "{path}: {}",
            &answer[..answer.len().min(200)]
        );
    }
}

#[tokio::test]
async fn row_76_only_the_editor_takes_long_texts() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let long = "a".repeat(200 * KIB);
    let post = [
        ("title", "Long"),
        ("body", long.as_str()),
        ("status", "published"),
    ];
    assert_eq!(ada.submits("/write", &post).await.status, 303);
    let edit = ada
        .submits(
            "/posts/long/edit",
            &[("title", "Long"), ("body", &long), ("version", "1")],
        )
        .await;
    assert_ne!(edit.status, 413);
    assert_eq!(
        ada.submits("/posts/long/comments", &[("body", &long)])
            .await
            .status,
        413
    );
    assert_eq!(ada.submits("/login", &[("email", &long)]).await.status, 413);
    for path in [
        "/api/fn/create_post",
        "/api/fn/save_post",
        "/api/fn/preview_post",
    ] {
        let request = ada
            .request(Method::POST, path)
            .header("content-type", "application/json")
            .body(format!("{{\"x\":\"{long}\"}}"));
        assert_ne!(ada.sends(request).await.status, 413, "{path}");
    }
}

#[tokio::test]
async fn row_76_a_refusal_is_a_page() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    let answer = person
        .submits("/login", &[("email", &"a".repeat(65 * KIB))])
        .await;
    assert_eq!(answer.status, 413);
    assert!(answer.header("content-type").starts_with("text/html"));
    assert!(answer.body.contains("<h1>"));
}

#[tokio::test]
async fn row_76_a_client_that_asks_first_is_not_told_to_go_on() {
    let site = TestApp::spawn().await;
    let host = site.address;
    let answer = site
        .raw(format!(
            "POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Length: 100000000\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
        ))
        .await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
}

/// Sends 100 MB to an address, in the way that `head` announces, and gives the answer's first line.
fn floods(address: &str, head: &str, chunked: bool) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let head = format!(
        "POST /login HTTP/1.1\r\nHost: {address}\r\nContent-Type: {FORM}\r\n{head}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("sent");
    let mut piece = Vec::new();
    if chunked {
        piece.extend_from_slice(b"10000\r\n");
    }
    piece.extend_from_slice(&[b'a'; 64 * KIB]);
    if chunked {
        piece.extend_from_slice(b"\r\n");
    }
    for _ in 0..1600 {
        if stream.write_all(&piece).is_err() {
            break;
        }
    }
    let mut answer = [0; 12];
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .expect("a time-out");
    let _short = stream.read_exact(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn row_76_a_flood_is_refused_and_not_kept() {
    let program = Program::new();
    let serving = program.serve(&[]);
    // Whatever the first request of all takes is taken now.
    floods(&serving.address, "Content-Length: 70000", false);
    let before = serving.most_memory();
    assert_eq!(
        floods(&serving.address, "Content-Length: 104857600", false),
        "HTTP/1.1 413"
    );
    assert_eq!(
        floods(&serving.address, "Transfer-Encoding: chunked", true),
        "HTTP/1.1 413"
    );
    let grown = serving.most_memory() - before;
    assert!(grown < 8 * 1024, "{grown} KiB more");
}

/// Somebody gives a password of this size; says what came of it, and how long that took at best.
async fn gives(site: &TestApp, path: &str, size: usize) -> (Answer, Duration) {
    let password = "p".repeat(size);
    let fields = [
        ("email", "ada@example.org"),
        ("name", "Ada"),
        ("password", password.as_str()),
        ("password_confirm", password.as_str()),
    ];
    let mut quickest = Duration::MAX;
    let mut last = None;
    for _ in 0..3 {
        let person = site.anonymous();
        let started = Instant::now();
        last = Some(person.submits(path, &fields).await);
        quickest = quickest.min(started.elapsed());
    }
    (last.expect("an answer"), quickest)
}

#[tokio::test]
async fn row_5_a_huge_password_is_refused_before_anything_is_done_with_it() {
    let site = TestApp::spawn().await;
    let (hashed, hashing) = gives(&site, "/login", 20).await;
    assert_eq!(hashed.status, 422);
    for path in ["/login", "/register"] {
        let (answer, took) = gives(&site, path, 10 * 1024 * KIB).await;
        assert_eq!(answer.status, 413, "{path}");
        // A tenth of a second here, as a multiple of what one hash takes: the machine may have other work.
        let enough = Duration::from_millis(100).max(3 * hashing);
        assert!(took < enough, "{path}: {took:?} against {hashing:?}");
    }
    let (answer, _) = gives(&site, "/register", 1025).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("1 KB"), "the reason: {}", answer.body);
    let (answer, _) = gives(&site, "/login", 1025).await;
    assert_eq!(answer.status, 422);
}
