//! Where the site sends people: never elsewhere.

use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use reqwest::Method;

#[tokio::test]
async fn row_38_a_server_function_never_answers_with_a_redirect_to_the_referer() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        for (kind, body) in [
            ("application/json", "{}"),
            (
                "application/json",
                r#"{"form":{"email":"ada@example.org","password":"wrong"}}"#,
            ),
            (
                "application/x-www-form-urlencoded",
                "form[email]=ada&form[password]=wrong",
            ),
        ] {
            let request = person
                .request(Method::POST, path)
                .header("accept", "text/html,application/xhtml+xml")
                .header("referer", "https://evil.example/?__path=x&__err=y")
                .header("content-type", kind)
                .body(body);
            let answer = person.sends(request).await;
            assert!(
                !(300..400).contains(&answer.status),
                "{path}: {}",
                answer.status
            );
            assert_eq!(answer.header("location"), "", "{path}");
            assert!(!answer.body.contains("__err"), "{path}");
        }
    }
}

#[tokio::test]
async fn row_38_a_crafted_link_does_not_make_the_site_say_something() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    let error = "eyJJbnRlcm5hbCI6ImNhbmFyeSJ9";
    for path in ["/", "/login", "/register"] {
        let page = person
            .visits(&format!(
                "{path}?__path=/api/fn/log_in&__err={error}&error=canary"
            ))
            .await;
        assert_eq!(page.status, 200, "{path}");
        let words = words_of(&page.body);
        assert!(!words.contains("canary"), "{path}: {words}");
        assert!(!page.body.contains("error-summary"), "{path}");
    }
}

/// What a reader sees of a page. A link that leads back here may well hold what was asked for.
fn words_of(html: &str) -> String {
    html.split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, words)| words)
        .collect()
}

/// Ways to write an address elsewhere that has been taken for a local one somewhere.
const ELSEWHERE: [&str; 48] = [
    "http://evil",
    "https://evil",
    "//evil",
    "///evil",
    "////evil",
    "http:///evil",
    "http:/evil",
    "http:evil",
    "https:evil",
    "/\\evil",
    "\\/evil",
    "\\\\evil",
    "\\\\\\evil",
    "/\\/evil",
    "/\\\\evil",
    "\\\\//evil",
    "http:/\\evil",
    "http:\\/evil",
    "http:/\\//evil",
    "/%2f%2fevil",
    "%2f%2fevil",
    "/%5cevil",
    "/.//evil",
    "/..//evil",
    "/x/../..//evil",
    " //evil",
    "\t//evil",
    "/\t/evil",
    "/\n/evil",
    "/\r/evil",
    "\u{8}//evil",
    "\u{a0}//evil",
    "//evil%00",
    "//evil%E3%80%82com",
    "//ｅvil.com",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "\njavascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,evil",
    "vbscript:evil",
    "blob:evil",
    "ftp://evil",
    "mailto:evil",
    "http:999999999",
    "//3627734734",
    "http://[2001:",
    "/ok\r\nSet-Cookie: evil=1",
];

#[tokio::test]
async fn row_55_logging_in_leads_to_a_page_of_this_site() {
    // Each try from another address, or the limit on log-ins would end this early.
    let site = TestApp::with(&[("QUIRE_TRUSTED_PROXIES", "127.0.0.1")]).await;
    site.has_account("ada", Role::Admin).await;
    let ada = site.anonymous();
    for (number, next) in ELSEWHERE.into_iter().enumerate() {
        ada.always_says("x-forwarded-for", &format!("203.0.113.{number}"));
        let fields = [
            ("email", "ada@example.org"),
            ("password", PASSWORD),
            ("next", next),
        ];
        let answer = ada.submits("/login", &fields).await;
        assert_eq!(answer.status, 303, "{next:?}");
        let to = answer.header("location");
        assert!(
            to.starts_with('/') && !to.starts_with("//") && !to.contains("evil"),
            "{next:?}: {to}"
        );
        assert!(
            !answer.all("set-cookie").join(" ").contains("evil"),
            "{next:?}"
        );
        ada.logs_out().await;
    }
    ada.always_says("x-forwarded-for", "203.0.113.99");
    for (next, to) in [
        ("/", "/"),
        ("/p?u=http://x", "/p?u=http://x"),
        ("/url%20space/", "/url%20space/"),
        ("/@user", "/@user"),
        ("/p#c-1", "/p#c-1"),
        ("/é", "/%C3%A9"),
        ("", "/"),
    ] {
        let fields = [
            ("email", "ada@example.org"),
            ("password", PASSWORD),
            ("next", next),
        ];
        assert_eq!(
            ada.submits("/login", &fields).await.header("location"),
            to,
            "{next}"
        );
        ada.logs_out().await;
    }
}

#[tokio::test]
async fn row_56_no_address_breaks_the_page_that_carries_it() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    for next in [
        "/%0d%0aSet-Cookie:x=1",
        "/%C3%A9",
        "/%00",
        "%ff",
        "/%ff",
        "%",
        "/a&next=//evil",
    ] {
        for path in ["/login", "/register", "/"] {
            let answer = person.visits(&format!("{path}?next={next}")).await;
            assert_eq!(answer.status, 200, "{path}?next={next}");
            assert_eq!(answer.header("x"), "");
            assert!(answer.all("set-cookie").is_empty(), "{path}?next={next}");
        }
    }
}
