//! Where somebody is logged in: seen and ended from another device, by whoever shows that it is still them.

use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};

const PATH: &str = "/settings/sessions";

/// The keys of the sessions that can be ended, as the forms of the page have them.
async fn keys(person: &Person) -> Vec<String> {
    let page = person.visits(PATH).await;
    assert_eq!(page.status, 200);
    let mut keys: Vec<String> = page
        .body
        .split("name=\"end\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect();
    keys.retain(|key| key != "others");
    keys
}

async fn ends(person: &Person, key: &str, password: &str) -> Answer {
    let fields = [("end", key), ("password", password)];
    person.submits(PATH, &fields).await
}

#[tokio::test]
async fn row_30_a_lost_device_is_logged_out_from_another() {
    let site = TestApp::spawn().await;
    let here = site.signed_in("ada").await;
    let lost = site.anonymous();
    lost.logs_in("ada", PASSWORD).await;
    let keys = keys(&here).await;
    assert_eq!(keys.len(), 1, "this one cannot be ended here");
    let answer = ends(&here, &keys[0], "").await;
    assert_eq!((answer.status, answer.header("location")), (303, PATH));
    let page = here.visits(PATH).await;
    assert!(page.body.contains("That device is logged out."));
    assert!(!lost.is_signed_in().await);
}

#[tokio::test]
async fn row_30_no_session_of_somebody_else_can_be_ended_and_no_id_is_shown() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    let second = site.anonymous();
    second.logs_in("grace", PASSWORD).await;
    let hers = keys(&grace).await.remove(0);
    assert_eq!(ends(&ada, &hers, "").await.status, 404);
    assert!(second.is_signed_in().await);
    let page = grace.visits(PATH).await.body;
    for person in [&grace, &second] {
        let id = person.cookie("quire").expect("a session");
        assert!(!page.contains(&id));
    }
}

#[tokio::test]
async fn row_75_who_gave_their_password_long_ago_gives_it_again_and_goes_on() {
    let site = TestApp::spawn().await;
    let here = site.signed_in("ada").await;
    let other = site.anonymous();
    other.logs_in("ada", PASSWORD).await;
    site.later(30);
    let asked = ends(&here, "others", "").await;
    assert_eq!(asked.status, 403);
    assert!(
        asked.body.contains("Confirm that it is you"),
        "{}",
        asked.body
    );
    // What was asked for is still in the form.
    assert_eq!(asked.body.matches("value=\"others\"").count(), 2);
    assert!(other.is_signed_in().await);
    let wrong = ends(&here, "others", "not it").await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.body.contains("That is not your password"),
        "{}",
        wrong.body
    );
    assert!(
        !wrong.body.contains("not it\""),
        "the password does not come back"
    );
    assert!(other.is_signed_in().await);
    assert_eq!(ends(&here, "others", PASSWORD).await.status, 303);
    assert!(here.is_signed_in().await && !other.is_signed_in().await);
}

#[tokio::test]
async fn row_75_a_confirmation_counts_for_the_session_that_gave_it_alone() {
    let site = TestApp::spawn().await;
    let here = site.signed_in("ada").await;
    let other = site.anonymous();
    other.logs_in("ada", PASSWORD).await;
    let third = site.anonymous();
    third.logs_in("ada", PASSWORD).await;
    site.later(30);
    let key = keys(&here).await.remove(0);
    assert_eq!(ends(&here, &key, PASSWORD).await.status, 303);
    let left = if other.is_signed_in().await {
        other
    } else {
        third
    };
    assert_eq!(ends(&left, "others", "").await.status, 403);
    assert!(here.is_signed_in().await);
}

#[tokio::test]
async fn row_25_confirming_takes_a_new_id_and_the_old_one_is_dead() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    site.later(30);
    let old = ada.cookie("quire").expect("a session");
    assert_eq!(ends(&ada, "others", PASSWORD).await.status, 303);
    let new = ada.cookie("quire").expect("a session");
    assert_ne!(old, new);
    let thief = site.anonymous();
    thief.brings("quire", &old);
    assert!(!thief.is_signed_in().await);
    assert!(ada.is_signed_in().await);
}

#[tokio::test]
async fn row_13_guessing_at_the_confirmation_counts_like_guessing_at_the_door() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let mut last = 0;
    for _ in 0..11 {
        last = ends(&ada, "others", "wrong").await.status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn who_wanted_to_be_remembered_still_is_after_confirming() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let ada = site.anonymous();
    let fields = [
        ("email", "ada@example.org"),
        ("password", PASSWORD),
        ("remember", "on"),
    ];
    ada.submits("/login", &fields).await;
    let answer = ends(&ada, "others", PASSWORD).await;
    assert_eq!(answer.status, 303);
    let cookie = answer
        .all("set-cookie")
        .into_iter()
        .find(|line| line.starts_with("quire="));
    assert!(cookie.expect("a new id").contains("Max-Age="));
}
