//! Changing one's own password: who may, and what it does elsewhere.

use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};

const PATH: &str = "/settings/security";
const NEW: &str = "seven lanterns over the quay";

async fn changes(person: &Person, current: &str, new: &str, again: &str) -> Answer {
    let fields = [
        ("current_password", current),
        ("password", new),
        ("password_confirm", again),
    ];
    person.submits(PATH, &fields).await
}

#[tokio::test]
async fn row_29_a_changed_password_logs_out_every_other_device() {
    let site = TestApp::spawn().await;
    let here = site.signed_in("grace").await;
    let other = site.anonymous();
    other.logs_in("grace", PASSWORD).await;
    let before = here.cookie("quire");
    let answer = changes(&here, PASSWORD, NEW, NEW).await;
    assert_eq!((answer.status, answer.header("location")), (303, PATH));
    assert_ne!(here.cookie("quire"), before, "row 25: a new id");
    let page = here.visits(PATH).await;
    assert!(
        page.body.contains("Your password is changed."),
        "{}",
        page.body
    );
    assert_eq!(other.visits("/drafts").await.status, 303);
    let function = other
        .request(reqwest::Method::POST, "/api/fn/drafts")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(r#"{"number":1}"#);
    assert_eq!(other.sends(function).await.status, 401);
    let later = site.anonymous();
    assert_eq!(later.logs_in("grace", PASSWORD).await.status, 422);
    assert_eq!(later.logs_in("grace", NEW).await.status, 303);
}

#[tokio::test]
async fn row_75_nobody_changes_a_password_without_knowing_it() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    for (current, said) in [
        ("", "Enter your current password"),
        ("a guess", "That is not your password"),
    ] {
        let refused = changes(&grace, current, NEW, NEW).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains(said), "{}", refused.body);
        assert!(!refused.body.contains(NEW), "no password comes back");
    }
    assert!(grace.is_signed_in().await);
    assert_eq!(
        site.anonymous().logs_in("grace", PASSWORD).await.status,
        303
    );
}

#[tokio::test]
async fn row_8_a_new_password_is_judged_with_the_words_of_its_owner() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    for (new, said) in [
        ("short", "Use at least 8 characters"),
        ("password1", "on the lists that attackers try first"),
        ("grace2026!!", "without your name"),
    ] {
        let refused = changes(&grace, PASSWORD, new, new).await;
        assert_eq!(refused.status, 422, "{new}");
        assert!(refused.body.contains(said), "{new}: {}", refused.body);
    }
    let refused = changes(&grace, PASSWORD, NEW, "another").await;
    assert!(refused.body.contains("The two passwords differ"));
}
