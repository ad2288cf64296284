//! Setting up a second factor: who may, what is shown once, and which sites ask for it.

use crate::authenticator::{TOTP, codes_on, confirms, key_on, sets_up_app};
use crate::test_app::{PASSWORD, TestApp};
use reqwest::Method;

const CODES: &str = "/settings/security/codes";

#[tokio::test]
async fn row_20_recovery_codes_are_on_one_answer_and_on_no_page() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let app = sets_up_app(&grace, &site).await;
    for path in [TOTP, CODES, "/settings/security"] {
        let page = grace.visits(path).await;
        assert!(
            app.codes.iter().all(|code| !page.body.contains(code)),
            "{path}"
        );
        assert_eq!(key_on(&page), None, "{path}");
    }
    // A reload sends the form again.
    let reload = confirms(&grace, &app.shows(&site)).await;
    assert_eq!((reload.status, reload.header("location")), (303, TOTP));
    let page = grace.visits(CODES).await.body;
    let (_, rest) = page.split_once("name=\"made\" value=\"").expect("a field");
    let made = rest.split('"').next().expect("a moment");
    let fresh = grace.submits(CODES, &[("made", made)]).await;
    assert_eq!(
        (fresh.status, fresh.header("cache-control")),
        (200, "no-store")
    );
    assert_eq!(codes_on(&fresh).len(), 10);
    let reload = grace.submits(CODES, &[("made", made)]).await;
    assert_eq!((reload.status, reload.header("location")), (303, CODES));
    let person = site.anonymous();
    person.logs_in("grace", PASSWORD).await;
    for (code, status) in [(&app.codes[0], 422), (&codes_on(&fresh)[0], 303)] {
        let answer = person.submits("/login/code", &[("code", code)]).await;
        assert_eq!(answer.status, status);
    }
}

#[tokio::test]
async fn row_75_factors_change_only_for_who_gave_their_password_lately() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    grace.submits(TOTP, &[]).await;
    assert!(key_on(&grace.visits(TOTP).await).is_some());
    site.later(30);
    let page = grace.visits(TOTP).await;
    assert_eq!(
        key_on(&page),
        None,
        "a key is not shown to whoever finds the browser open"
    );
    let asked = grace.submits(TOTP, &[]).await;
    assert_eq!(asked.status, 403);
    assert!(
        asked.body.contains("Confirm that it is you"),
        "{}",
        asked.body
    );
    let before = grace.cookie("quire");
    let answer = grace.submits(TOTP, &[("password", PASSWORD)]).await;
    assert_eq!(answer.status, 303);
    assert_ne!(grace.cookie("quire"), before, "row 25: a new id");
    sets_up_app(&grace, &site).await;
    site.later(30);
    for path in ["/settings/security/totp/off", CODES] {
        assert_eq!(grace.submits(path, &[]).await.status, 403, "{path}");
        let wrong = grace.submits(path, &[("password", "not it")]).await;
        assert_eq!(wrong.status, 422, "{path}");
        assert!(wrong.body.contains("That is not your password"), "{path}");
    }
    let asked = site.anonymous().logs_in("grace", PASSWORD).await;
    assert_eq!(asked.header("location"), "/login/code");
    let off = grace
        .submits("/settings/security/totp/off", &[("password", PASSWORD)])
        .await;
    assert_eq!(off.status, 303);
    let alone = site.anonymous().logs_in("grace", PASSWORD).await;
    assert_eq!(alone.header("location"), "/");
}

#[tokio::test]
async fn row_20_an_admin_without_a_second_factor_gets_no_further_where_the_site_asks_for_one() {
    let site = TestApp::with(&[("QUIRE_REQUIRE_SECOND_FACTOR", "admins")]).await;
    let ada = site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    assert_eq!(
        grace.visits("/drafts").await.status,
        200,
        "others are not asked"
    );
    for path in [
        "/",
        "/drafts",
        "/write",
        "/settings/sessions",
        "/nowhere",
        "/login/code",
    ] {
        let page = ada.visits(path).await;
        assert_eq!(page.status, 403, "{path}");
        assert!(page.body.contains("second factor"), "{path}");
        assert!(
            page.body.contains("href=\"/settings/security/totp\""),
            "{path}"
        );
    }
    assert_eq!(
        ada.submits("/write", &[("title", "x"), ("body", "x")])
            .await
            .status,
        403
    );
    for (function, status) in [("drafts", 403), ("end_sessions", 403), ("own_factor", 200)] {
        let request = ada
            .request(Method::POST, &format!("/api/fn/{function}"))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .body(r#"{"number":1,"form":{"end":"others"}}"#);
        assert_eq!(ada.sends(request).await.status, status, "{function}");
    }
    assert_eq!(ada.visits("/settings/security").await.status, 200);
    sets_up_app(&ada, &site).await;
    assert_eq!(ada.visits("/drafts").await.status, 200);
    ada.submits("/settings/security/totp/off", &[]).await;
    assert_eq!(ada.visits("/drafts").await.status, 403);
    assert_eq!(ada.logs_out().await.status, 303);
}

#[tokio::test]
async fn row_20_an_admin_is_told_quietly_until_they_have_a_second_factor() {
    let site = TestApp::spawn().await;
    let told = "logging in takes you one step";
    let ada = site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    for path in ["/", "/settings/security", "/settings/sessions"] {
        assert!(ada.visits(path).await.body.contains(told), "{path}");
        assert!(!grace.visits(path).await.body.contains(told), "{path}");
    }
    sets_up_app(&ada, &site).await;
    assert!(!ada.visits("/").await.body.contains(told));
}
