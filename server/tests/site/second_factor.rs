//! The second step of logging in: what a password alone is worth, and what a code adds to it.

use crate::authenticator::{App, TOTP, sets_up_app};
use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};
use reqwest::Method;

const STEP: &str = "/login/code";

async fn grace_with_app() -> (TestApp, Person, App) {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let app = sets_up_app(&grace, &site).await;
    (site, grace, app)
}

/// Somebody who has given Grace's password.
async fn half_way(site: &TestApp) -> Person {
    let person = site.anonymous();
    let answer = person.logs_in("grace", PASSWORD).await;
    assert_eq!((answer.status, answer.header("location")), (303, STEP));
    person
}

async fn gives(person: &Person, code: &str) -> Answer {
    person.submits(STEP, &[("code", code)]).await
}

#[tokio::test]
async fn row_20_a_password_alone_opens_no_page_and_no_function() {
    let (site, _, app) = grace_with_app().await;
    let person = half_way(&site).await;
    assert!(!person.is_signed_in().await);
    for path in ["/drafts", "/settings/security", TOTP] {
        let answer = person.visits(path).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.header("location").starts_with("/login?"), "{path}");
    }
    let function = person
        .request(Method::POST, "/api/fn/drafts")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(r#"{"number":1}"#);
    assert_eq!(person.sends(function).await.status, 401);
    let step = person.visits(STEP).await;
    assert_eq!(step.status, 200);
    assert_eq!(step.header("cache-control"), "no-store");
    assert!(!step.body.contains("grace"), "the page names nobody");
    let answer = gives(&person, &app.shows(&site)).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/"));
    assert!(person.visits("/").await.body.contains("Welcome back"));
}

#[tokio::test]
async fn row_25_both_steps_change_the_id_and_the_old_ones_are_worth_nothing() {
    let (site, _, app) = grace_with_app().await;
    let person = half_way(&site).await;
    let first = person.cookie("quire").expect("a session");
    person.logs_in("grace", PASSWORD).await;
    let second = person.cookie("quire").expect("a session");
    assert_ne!(first, second);
    gives(&person, &app.shows(&site)).await;
    let third = person.cookie("quire").expect("a session");
    assert!(person.is_signed_in().await);
    assert_ne!(second, third);
    for old in [first, second] {
        let thief = site.anonymous();
        thief.brings("quire", &old);
        assert!(!thief.is_signed_in().await);
        assert_eq!(thief.visits(STEP).await.header("location"), "/login");
    }
}

#[tokio::test]
async fn row_55_next_survives_the_second_step_and_leads_only_into_this_site() {
    let (site, _, app) = grace_with_app().await;
    for (next, leads) in [
        ("/drafts", "/drafts"),
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
    ] {
        site.later(1);
        let person = site.anonymous();
        let fields = [
            ("email", "grace@example.org"),
            ("password", PASSWORD),
            ("next", next),
        ];
        assert_eq!(
            person.submits("/login", &fields).await.header("location"),
            STEP
        );
        let answer = gives(&person, &app.shows(&site)).await;
        assert_eq!(answer.header("location"), leads, "{next}");
    }
}

#[tokio::test]
async fn row_20_whoever_takes_five_minutes_begins_again_and_still_gets_where_they_wanted() {
    let (site, _, app) = grace_with_app().await;
    let person = site.anonymous();
    let fields = [
        ("email", "grace@example.org"),
        ("password", PASSWORD),
        ("next", "/drafts"),
    ];
    person.submits("/login", &fields).await;
    site.later(4);
    assert_eq!(person.visits(STEP).await.status, 200);
    site.later(1);
    assert_eq!(person.visits(STEP).await.header("location"), "/login");
    let late = gives(&person, &app.shows(&site)).await;
    assert_eq!(
        (late.status, late.header("location")),
        (303, "/login?next=%2Fdrafts")
    );
    let page = person.visits("/login").await;
    assert!(page.body.contains("That took too long"), "{}", page.body);
    assert!(!person.is_signed_in().await);
}

#[tokio::test]
async fn row_20_a_code_counts_once_and_a_wrong_one_says_nothing_more() {
    let (site, _, app) = grace_with_app().await;
    let code = app.shows(&site);
    let person = half_way(&site).await;
    let wrong = gives(&person, &app.does_not_show(&site)).await;
    assert_eq!(gives(&person, &code).await.status, 303);
    let other = half_way(&site).await;
    let replayed = gives(&other, &code).await;
    for answer in [&wrong, &replayed] {
        assert_eq!(answer.status, 422);
        assert!(
            answer.body.contains("That code is not right"),
            "{}",
            answer.body
        );
        assert!(!answer.body.contains(&format!("value=\"{code}\"")));
    }
    assert!(!other.is_signed_in().await);
}

#[tokio::test]
async fn row_16_wrong_codes_are_counted_whoever_gives_the_password_again() {
    let (site, _, app) = grace_with_app().await;
    let person = half_way(&site).await;
    for _ in 0..5 {
        assert_eq!(gives(&person, &app.does_not_show(&site)).await.status, 422);
    }
    let other = half_way(&site).await;
    let refused = gives(&other, &app.shows(&site)).await;
    assert_eq!(refused.status, 429);
    assert!(!refused.header("retry-after").is_empty());
    site.later(1);
    assert_eq!(gives(&other, &app.shows(&site)).await.status, 303);
}

#[tokio::test]
async fn row_20_a_recovery_code_says_how_many_are_left_and_the_settings_when_they_are_few() {
    let (site, grace, app) = grace_with_app().await;
    for (used, code) in app.codes.iter().enumerate().take(7) {
        let person = half_way(&site).await;
        assert_eq!(gives(&person, code).await.status, 303);
        let page = person.visits("/").await.body;
        assert!(
            page.contains(&format!("{} recovery codes are left", 9 - used)),
            "{page}"
        );
        let again = half_way(&site).await;
        assert_eq!(gives(&again, code).await.status, 422);
        site.later(4);
    }
    let settings = grace.visits("/settings/security").await.body;
    assert!(
        settings.contains("3 of 10 recovery codes are left"),
        "{settings}"
    );
    assert!(settings.contains("before they run out"));
}

#[tokio::test]
async fn row_29_a_new_password_ends_the_second_step_that_the_old_one_began() {
    let (site, grace, app) = grace_with_app().await;
    let person = half_way(&site).await;
    let fields = [
        ("current_password", PASSWORD),
        ("password", "seven lanterns over the quay"),
        ("password_confirm", "seven lanterns over the quay"),
    ];
    assert_eq!(
        grace.submits("/settings/security", &fields).await.status,
        303
    );
    assert_eq!(
        gives(&person, &app.shows(&site)).await.header("location"),
        "/login?next=%2F"
    );
    assert!(!person.is_signed_in().await);
}
