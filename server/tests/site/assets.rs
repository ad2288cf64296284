//! The files beside the pages, as a program in development serves them: from disk.

use crate::test_app::TestApp;
use reqwest::Method;

#[tokio::test]
async fn files_of_public_stand_at_the_root_and_beside_the_bundle() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    for path in ["/favicon.svg", "/pkg/favicon.svg"] {
        let answer = person.visits(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), "image/svg+xml", "{path}");
        let head = person.sends(person.request(Method::HEAD, path)).await;
        assert_eq!((head.status, head.body.as_str()), (200, ""), "{path}");
        assert_eq!(
            person
                .sends(person.request(Method::POST, path))
                .await
                .status,
            405,
            "{path}"
        );
    }
}

#[tokio::test]
async fn nothing_beside_those_files_can_be_read() {
    let site = TestApp::spawn().await;
    let host = site.address;
    for path in [
        "/pkg/../Cargo.toml",
        "/pkg/../../Cargo.toml",
        "/pkg//etc/passwd",
        "/pkg/%2e%2e/Cargo.toml",
        "/pkg/..%2fCargo.toml",
        "/pkg/",
        "/pkg",
        "/fonts/",
        "/pkg/fonts",
    ] {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let answer = site.raw(request).await;
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
    }
}
