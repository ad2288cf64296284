//! Taking one's data away, and one's account.

use crate::people::{id_of, logged_in};
use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};
use domain::post::PostForm;
use serde_json::Value;
use store::working_copies;

const PAGE: &str = "/settings/account";

async fn deletes(person: &Person, writing: &str, password: &str, sure: &str) -> Answer {
    let fields = [("writing", writing), ("password", password), ("sure", sure)];
    person.submits("/settings/account/delete", &fields).await
}

async fn has_written(person: &Person) {
    let fields = [
        ("title", "What the tide left"),
        ("body", "A shell."),
        ("status", "published"),
    ];
    assert_eq!(person.submits("/write", &fields).await.status, 303);
    let said = [("body", "I was there.")];
    let path = "/posts/what-the-tide-left/comments";
    assert_eq!(person.submits(path, &said).await.status, 303);
}

#[tokio::test]
async fn row_74_who_goes_takes_everything_along_or_leaves_it_without_a_name() {
    for (writing, status) in [("keep", 200), ("remove", 404)] {
        let site = TestApp::spawn().await;
        site.signed_in("ada").await;
        let grace = site.signed_in("grace").await;
        let elsewhere = logged_in(&site, "grace").await;
        has_written(&grace).await;
        let answer = deletes(&grace, writing, PASSWORD, "on").await;
        assert_eq!((answer.status, answer.header("location")), (303, "/"));
        let home = grace.visits("/").await.body;
        assert!(home.contains("Your account is deleted."), "{home}");
        assert!(!grace.is_signed_in().await && !elsewhere.is_signed_in().await);
        let post = grace.visits("/posts/what-the-tide-left").await;
        assert_eq!(post.status, status);
        assert!(!post.body.contains("/u/grace"));
        assert_eq!(post.body.contains("Deleted person"), status == 200);
        assert_eq!(grace.visits("/u/grace").await.status, 404);
        assert_eq!(grace.logs_in("grace", PASSWORD).await.status, 422);
        // Nobody takes the name at once.
        let other = site.anonymous();
        let refused = other.registers("grace", PASSWORD).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("until lately"), "{}", refused.body);
    }
}

#[tokio::test]
async fn row_74_an_account_goes_only_by_its_owners_password_and_second_thought() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    for (writing, password, sure, told) in [
        ("", PASSWORD, "on", "Choose what becomes of posts"),
        ("keep", PASSWORD, "", "Tick that you are sure"),
        ("keep", "", "on", "Enter a password"),
        ("keep", "not it", "on", "That is not your password"),
    ] {
        let answer = deletes(&grace, writing, password, sure).await;
        assert_eq!(answer.status, 422, "{told}");
        assert!(answer.body.contains(told), "{told}: {}", answer.body);
        assert!(!answer.body.contains(PASSWORD));
    }
    assert!(grace.is_signed_in().await);
}

#[tokio::test]
async fn row_43_the_last_admin_stays_until_there_is_another() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let answer = deletes(&ada, "keep", PASSWORD, "on").await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("make somebody else admin first"));
    assert!(ada.is_signed_in().await);
}

#[tokio::test]
async fn row_75_ones_data_is_a_file_for_whoever_gives_their_password() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    has_written(&grace).await;
    let typed = PostForm {
        body: "Half a thought".to_owned(),
        key: "0123".to_owned(),
        ..PostForm::default()
    };
    let id = id_of(&site, "grace").await;
    let kept = working_copies::keep(&site.store, id, &typed).await;
    assert!(kept.is_ok(), "{kept:?}");
    site.later(30);
    let asked = grace.submits("/settings/account/download", &[]).await;
    assert_eq!(asked.status, 403);
    assert!(asked.body.contains("Your password"), "{}", asked.body);
    let early = grace.visits("/settings/account/data.json").await;
    assert_eq!((early.status, early.header("location")), (303, PAGE));
    let wrong = [("password", "not it")];
    let answer = grace.submits("/settings/account/download", &wrong).await;
    assert_eq!(answer.status, 422);
    let right = [("password", PASSWORD)];
    let answer = grace.submits("/settings/account/download", &right).await;
    assert_eq!(answer.status, 303);
    let file = grace.visits(answer.header("location")).await;
    assert_eq!(file.status, 200);
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert!(file.header("cache-control").contains("no-store"));
    let data: Value = serde_json::from_str(&file.body).expect("JSON");
    assert_eq!(data["account"]["email"], "grace@example.org");
    assert_eq!(data["posts"][0]["text"], "A shell.");
    assert_eq!(data["versions"][0]["form"]["body"], "A shell.");
    assert_eq!(data["unsaved"][0]["form"]["body"], "Half a thought");
    assert_eq!(data["comments"][0]["text"], "I was there.");
    assert_eq!(data["comments"][0]["under"], "/posts/what-the-tide-left");
    assert_eq!(data["sessions"].as_array().map(Vec::len), Some(1));
    assert_eq!(data["log"][0]["event"], "exported");
    assert!(!file.body.contains("argon2") && !file.body.contains("id_hash"));
    let stranger = site.anonymous();
    let answer = stranger.visits("/settings/account/data.json").await;
    assert_eq!(answer.status, 303);
}
