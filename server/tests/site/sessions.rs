//! What the session cookie looks like on its way, and what is kept of pages that it opens.

use crate::person::Answer;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use reqwest::Method;
use std::time::{Duration, Instant};
use store::bulk::Bulk;

/// The attributes of a cookie that an answer sets.
fn set_cookie(answer: &Answer, name: &str) -> Vec<String> {
    let line = answer
        .all("set-cookie")
        .into_iter()
        .find(|line| line.starts_with(&format!("{name}=")))
        .unwrap_or_else(|| panic!("no {name} in {:?}", answer.all("set-cookie")));
    line.split("; ").skip(1).map(str::to_owned).collect()
}

fn assert_cookie(answer: &Answer, name: &str, secure: bool) {
    let attributes = set_cookie(answer, name);
    let has = |wanted: &str| {
        attributes
            .iter()
            .any(|given| given.eq_ignore_ascii_case(wanted))
    };
    assert!(has("Path=/"), "{attributes:?}");
    assert_eq!(has("Secure"), secure, "{attributes:?}");
    assert!(
        !attributes
            .iter()
            .any(|given| given.to_lowercase().starts_with("domain")),
        "{attributes:?}"
    );
}

#[tokio::test]
async fn row_24_on_https_the_cookie_is_bound_to_the_host_when_it_comes_and_when_it_goes() {
    let site = TestApp::with(&[("QUIRE_BASE_URL", "https://blog.example.org")]).await;
    site.has_account("ada", Role::Admin).await;
    let ada = site.anonymous();
    let submit = |path: &str| {
        ada.request(Method::POST, path)
            .header("host", "blog.example.org")
            .header("sec-fetch-site", "same-origin")
    };
    let log_in = submit("/login").form(&[
        ("email", "ada@example.org"),
        ("password", PASSWORD),
        ("remember", "on"),
    ]);
    let came = ada.sends(log_in).await;
    assert_eq!(came.status, 303);
    assert_cookie(&came, "__Host-quire", true);
    let attributes = set_cookie(&came, "__Host-quire");
    for wanted in ["HttpOnly", "SameSite=Lax"] {
        assert!(attributes.contains(&wanted.to_owned()), "{attributes:?}");
    }
    for line in came.all("set-cookie") {
        assert!(line.len() < 4096 && line.contains("Secure"), "{line}");
    }
    let button: [(&str, &str); 0] = [];
    let went = ada.sends(submit("/logout").form(&button)).await;
    assert_eq!(went.status, 303);
    assert_cookie(&went, "__Host-quire", true);
    assert!(set_cookie(&went, "__Host-quire").contains(&"Max-Age=0".to_owned()));
}

#[tokio::test]
async fn row_24_on_loopback_the_cookie_is_plain() {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    let ada = site.anonymous();
    let answer = ada.logs_in("ada", PASSWORD).await;
    assert_cookie(&answer, "quire", false);
    assert!(
        !set_cookie(&answer, "quire")
            .iter()
            .any(|given| given.starts_with("Max-Age"))
    );
}

#[tokio::test]
async fn row_31_a_link_logs_nobody_out_and_the_button_leaves_nothing_behind() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let link = ada.visits("/logout").await;
    assert!([404, 405].contains(&link.status), "{}", link.status);
    assert!(ada.is_signed_in().await);

    let cookie = ada.cookie("quire").expect("a session");
    let button = ada.logs_out().await;
    assert_eq!(button.status, 303);
    assert_eq!(button.header("clear-site-data"), "\"cache\", \"storage\"");
    assert!(!ada.is_signed_in().await);
    ada.brings("quire", &cookie);
    assert!(
        !ada.is_signed_in().await,
        "the session is gone on the server too"
    );
}

#[tokio::test]
async fn row_31_every_page_of_somebody_signed_in_has_the_button() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    for path in [
        "/",
        "/drafts",
        "/u/ada",
        "/nothing/here",
        "/confirm",
        "/settings",
        "/settings/security",
        "/settings/security/totp",
        "/settings/security/codes",
        "/settings/security/providers",
        "/settings/sessions",
        "/settings/account",
        "/admin",
        "/admin/users",
        "/admin/users/1",
        "/admin/invitations",
        "/admin/mail",
        "/admin/audit",
    ] {
        let page = ada.visits(path).await;
        assert!(page.body.contains("action=\"/logout\""), "{path}");
    }
    // The editor has the screen to itself, and a way back to all of these.
    let editor = ada.visits("/write").await.body;
    assert!(editor.contains("href=\"/\"") && editor.contains("back to posts"));
}

#[tokio::test]
async fn row_32_nobody_keeps_a_page_of_somebody_signed_in() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    for path in ["/", "/write", "/drafts", "/u/ada", "/nothing/here"] {
        assert_eq!(
            ada.visits(path).await.header("cache-control"),
            "no-store",
            "{path}"
        );
    }
    let anonymous = site.anonymous();
    let home = anonymous.visits("/").await;
    assert_eq!(home.header("cache-control"), "private, no-cache");
    assert!(home.all("vary").join(", ").contains("Cookie"));
    assert_eq!(
        anonymous.visits("/nothing").await.header("cache-control"),
        "no-store"
    );
}

#[tokio::test]
async fn row_32_nobody_keeps_an_answer_that_sets_a_cookie() {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    let ada = site.anonymous();
    let answer = ada.logs_in("ada", PASSWORD).await;
    assert!(!answer.all("set-cookie").is_empty());
    assert_eq!(answer.header("cache-control"), "no-store");
    let out = ada.logs_out().await;
    assert!(!out.all("set-cookie").is_empty());
    assert_eq!(out.header("cache-control"), "no-store");
}

#[tokio::test]
async fn row_32_pages_of_others_hold_nothing_private() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    let draft = [
        ("title", "Quiet"),
        ("body", "canary in a draft"),
        ("status", "draft"),
    ];
    assert_eq!(grace.submits("/write", &draft).await.status, 303);
    let public = [
        ("title", "Loud"),
        ("body", "for everybody"),
        ("status", "published"),
    ];
    assert_eq!(grace.submits("/write", &public).await.status, 303);
    let stranger = site.anonymous();
    for path in ["/", "/posts/loud", "/u/grace", "/u/ada", "/posts/quiet"] {
        let page = stranger.visits(path).await.body;
        for secret in ["@example.org", "canary", "$argon2", "admin"] {
            assert!(!page.contains(secret), "{path}: {secret}");
        }
    }
}

#[tokio::test]
async fn pages_open_while_a_blog_moves_in() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let moves_in = Bulk::begin(&site.store).await.expect("the one that writes");
    let started = Instant::now();
    let page = ada.visits("/").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("action=\"/logout\""), "she is logged in");
    assert!(
        started.elapsed() < Duration::from_secs(1),
        "she did not wait for it"
    );
    drop(moves_in);
}
