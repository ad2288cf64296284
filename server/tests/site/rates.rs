//! How often something may be done: what who does it too often is told, and that nothing they typed is lost.

use crate::people::id_of;
use crate::person::{Answer, Person};
use crate::test_app::TestApp;
use domain::UserId;
use reqwest::Method;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr};
use store::{Error, limits};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// Grace does as much of it as she may, at the store's own door.
async fn until_refused<F: Future<Output = Result<(), Error>>>(what: impl Fn() -> F) {
    while what().await.is_ok() {}
}

fn has_to_wait(answer: &Answer) {
    assert_eq!(answer.status, 429, "{}", answer.body);
    let seconds: u64 = answer.header("retry-after").parse().expect("seconds");
    assert!((1..=600).contains(&seconds), "{seconds}");
}

async fn calls(person: &Person, function: &str, body: &str) -> Answer {
    let request = person
        .request(Method::POST, &format!("/api/fn/{function}"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(body.to_owned());
    person.sends(request).await
}

async fn with_grace() -> (TestApp, Person, UserId) {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    let post = [
        ("title", "A post"),
        ("body", "Words."),
        ("status", "published"),
    ];
    assert_eq!(grace.submits("/write", &post).await.status, 303);
    let id = id_of(&site, "grace").await;
    (site, grace, id)
}

#[tokio::test]
async fn row_78_who_comments_too_often_has_to_wait_and_keeps_the_text() {
    let (site, grace, id) = with_grace().await;
    let said = [("body", "The thirtieth thing I say")];
    for _ in 0..29 {
        limits::comment(&site.store, id, HERE).await.expect("free");
    }
    assert_eq!(
        grace.submits("/posts/a-post/comments", &said).await.status,
        303
    );
    let said = [("body", "The thirty-first thing")];
    let refused = grace.submits("/posts/a-post/comments", &said).await;
    has_to_wait(&refused);
    assert!(refused.body.contains("The thirty-first thing"));
    let function = r#"{"slug":"a-post","form":{"body":"x"}}"#;
    has_to_wait(&calls(&grace, "add_comment", function).await);
    let edit = [("body", "Changed, and kept")];
    let refused = grace.submits("/comments/1/edit", &edit).await;
    has_to_wait(&refused);
    assert!(refused.body.contains("Changed, and kept"));
    site.later(5);
    assert_eq!(
        grace.submits("/posts/a-post/comments", &said).await.status,
        303
    );
}

#[tokio::test]
async fn row_78_who_saves_posts_too_often_has_to_wait_and_keeps_the_text() {
    let (site, grace, id) = with_grace().await;
    until_refused(|| limits::write(&site.store, id, HERE)).await;
    let post = [
        ("title", "Another"),
        ("body", "Words to keep"),
        ("version", "1"),
    ];
    for path in ["/write", "/posts/a-post/edit"] {
        let refused = grace.submits(path, &post).await;
        has_to_wait(&refused);
        assert!(refused.body.contains("Words to keep"), "{path}");
    }
    let function = r#"{"form":{"title":"x","body":"x"}}"#;
    has_to_wait(&calls(&grace, "create_post", function).await);
    has_to_wait(&grace.submits("/posts/a-post/delete", &[]).await);
    site.later(1);
    assert_eq!(grace.submits("/posts/a-post/edit", &post).await.status, 303);
}

#[tokio::test]
async fn row_78_an_editor_that_keeps_too_often_has_to_wait_and_its_author_saves_all_the_same() {
    let (site, grace, id) = with_grace().await;
    until_refused(|| limits::keep(&site.store, id, HERE)).await;
    let typed = format!(r#"{{"me":{id},"form":{{"body":"Half a thought","key":"k"}}}}"#);
    has_to_wait(&calls(&grace, "keep_copy", &typed).await);
    let post = [("title", "Another"), ("body", "Words"), ("key", "k")];
    assert_eq!(grace.submits("/write", &post).await.status, 303);
    site.later(1);
    let typed = typed.replace("\"k\"", "\"another\"");
    assert_eq!(calls(&grace, "keep_copy", &typed).await.status, 200);
}

#[tokio::test]
async fn row_78_who_previews_too_often_has_to_wait_and_keeps_the_text() {
    let (site, grace, id) = with_grace().await;
    until_refused(|| limits::preview(&site.store, id, HERE)).await;
    let function = r#"{"body":"x","format":"markdown"}"#;
    let refused = calls(&grace, "preview_post", function).await;
    has_to_wait(&refused);
    assert!(refused.body.contains("TooMany"), "{}", refused.body);
    let post = [
        ("title", "Another"),
        ("body", "Words to keep"),
        ("status", "preview"),
    ];
    for path in ["/write", "/posts/a-post/edit"] {
        let refused = grace.submits(path, &post).await;
        has_to_wait(&refused);
        assert!(refused.body.contains("Words to keep"), "{path}");
    }
    // The page itself opens all the same.
    assert_eq!(grace.visits("/posts/a-post/edit").await.status, 200);
}

#[tokio::test]
async fn row_78_the_strength_of_passwords_is_not_for_guessing_machines() {
    let (site, ..) = with_grace().await;
    until_refused(|| limits::strength(&site.store, HERE)).await;
    has_to_wait(&calls(&site.anonymous(), "password_strength", r#"{"form":{}}"#).await);
}

#[tokio::test]
async fn row_78_lists_and_files_of_admins_and_ones_own_data_have_their_limits() {
    let (site, grace, id) = with_grace().await;
    let ada = site.signed_in_as("ada").await;
    let admin = id_of(&site, "ada").await;
    until_refused(|| limits::take_away(&site.store, id, HERE)).await;
    has_to_wait(&grace.visits("/settings/account/data.json").await);
    until_refused(|| limits::take_away(&site.store, admin, HERE)).await;
    has_to_wait(&ada.visits("/admin/audit.csv").await);
    until_refused(|| limits::search(&site.store, Some(admin), HERE)).await;
    for path in ["/admin/users?search=a", "/admin/audit?person=grace"] {
        has_to_wait(&ada.visits(path).await);
    }
}

#[tokio::test]
async fn row_78_who_registers_too_often_has_to_wait_and_keeps_the_name() {
    let (site, ..) = with_grace().await;
    until_refused(|| limits::sign_up(&site.store, HERE)).await;
    let refused = site
        .anonymous()
        .registers("zoe", crate::test_app::PASSWORD)
        .await;
    assert_eq!(refused.status, 429);
    assert_eq!(refused.header("retry-after"), "3600");
    assert!(refused.body.contains("value=\"zoe\""));
}
