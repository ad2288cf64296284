//! Requests that mean another site.

use crate::test_app::TestApp;
use reqwest::Method;

const HOME: &str = "https://blog.example.org";

#[tokio::test]
async fn row_54_only_the_sites_own_name_is_answered() {
    let site = TestApp::with(&[("QUIRE_BASE_URL", HOME)]).await;
    let person = site.anonymous();
    for (host, status) in [
        ("blog.example.org", 200),
        ("blog.example.org:443", 200),
        ("evil.example", 421),
        ("blog.example.org.evil.example", 421),
        ("127.0.0.1", 421),
    ] {
        for path in [
            "/",
            "/login",
            "/nothing/here",
            "/favicon.svg",
            "/api/fn/log_in",
        ] {
            let request = person.request(Method::HEAD, path).header("host", host);
            let answer = person.sends(request).await;
            assert_eq!(answer.status == 421, status == 421, "{host} {path}");
        }
    }
}

#[tokio::test]
async fn row_54_what_a_proxy_calls_us_counts_for_nothing() {
    let site = TestApp::with(&[
        ("QUIRE_BASE_URL", HOME),
        ("QUIRE_TRUSTED_PROXIES", "127.0.0.1"),
    ])
    .await;
    let person = site.anonymous();
    let request = person
        .request(Method::GET, "/login?next=/write")
        .header("host", "blog.example.org")
        .header("x-forwarded-host", "evil.example")
        .header("forwarded", "host=evil.example");
    let answer = person.sends(request).await;
    assert_eq!(answer.status, 200);
    assert!(!answer.body.contains("evil.example"));
    assert!(!format!("{:?}", answer.headers).contains("evil.example"));
}

#[tokio::test]
async fn row_54_a_refused_name_is_not_repeated() {
    let site = TestApp::spawn().await;
    let answer = site
        .raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        .await;
    assert!(answer.starts_with("HTTP/1.1 421 "), "{answer}");
    assert!(!answer.contains("evil.example"), "{answer}");
    assert!(answer.contains("QUIRE_BASE_URL"), "{answer}");
}

#[tokio::test]
async fn row_54_a_request_names_exactly_one_host() {
    let site = TestApp::spawn().await;
    let own = site.address;
    for (request, status) in [
        (
            "GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(),
            400,
        ),
        ("GET / HTTP/1.0\r\n\r\n".to_owned(), 400),
        (
            format!(
                "GET / HTTP/1.1\r\nHost: {own}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
            ),
            400,
        ),
        (
            format!(
                "GET http://evil.example/ HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"
            ),
            421,
        ),
        (
            format!(
                "GET http://{own}/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
            ),
            421,
        ),
        (
            format!("GET http://{own}/ HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"),
            200,
        ),
    ] {
        let answer = site.raw(&request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} "))
                || answer.starts_with(&format!("HTTP/1.0 {status} ")),
            "{request}{answer}"
        );
    }
}

#[tokio::test]
async fn machines_may_ask_by_any_name_whether_the_site_is_up() {
    let site = TestApp::with(&[("QUIRE_BASE_URL", HOME)]).await;
    let person = site.anonymous();
    for (path, word) in [("/livez", "alive"), ("/readyz", "ready")] {
        let answer = person.visits(path).await;
        assert_eq!((answer.status, answer.body.trim()), (200, word));
    }
}
