//! Passkeys over the web: who is asked what, in which session, and what the pages say about it.

use crate::device::Device;
use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};
use reqwest::Method;

const PASSKEYS: &str = "/settings/security/passkeys";
const REMOVE: &str = "/settings/security/passkeys/remove";

fn device(site: &TestApp) -> Device {
    Device::on(&format!("http://localhost:{}", site.address.port()))
}

/// What the page's script sends to a server function.
async fn calls(person: &Person, function: &str, body: &str) -> Answer {
    let request = person
        .request(Method::POST, &format!("/api/fn/{function}"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(body.to_owned());
    person.sends(request).await
}

/// The question that the browser hands to the device.
async fn asked(person: &Person, function: &str) -> String {
    let answer = calls(person, function, "{}").await;
    assert_eq!(answer.status, 200, "{function}: {}", answer.body);
    serde_json::from_str(&answer.body).expect("a question")
}

async fn adds(person: &Person, device: &mut Device, name: &str) -> Answer {
    let question = asked(person, "ask_to_add_passkey").await;
    let answer = device.makes(&question).expect("a key");
    person
        .submits(PASSKEYS, &[("name", name), ("passkey", &answer)])
        .await
}

/// Shows a passkey at the door.
async fn shows(person: &Person, device: &mut Device, fields: &[(&str, &str)]) -> Answer {
    let question = asked(person, "ask_passkey_to_log_in").await;
    let answer = device.shows(&question).expect("an answer");
    let mut all = vec![("passkey", answer.as_str())];
    all.extend(fields);
    person.submits("/login/passkey", &all).await
}

async fn grace_with_device() -> (TestApp, Person, Device) {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let mut phone = device(&site);
    let answer = adds(&grace, &mut phone, "Phone").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    (site, grace, phone)
}

/// The number of the first passkey on the page.
fn first_on(page: &Answer) -> String {
    let (_, rest) = page
        .body
        .split_once("name=\"id\" value=\"")
        .expect("a passkey");
    rest.split('"').next().expect("a number").to_owned()
}

#[tokio::test]
async fn row_68_passkeys_are_added_named_and_removed_on_one_page() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let (mut phone, mut key) = (device(&site), device(&site));
    let first = adds(&grace, &mut phone, "Phone").await;
    assert!(first.body.contains("class=\"codes\""), "{}", first.body);
    assert_eq!(first.header("cache-control"), "no-store");
    let second = adds(&grace, &mut key, "Key").await;
    assert_eq!((second.status, second.header("location")), (303, PASSKEYS));
    let page = grace.visits(PASSKEYS).await;
    assert!(page.body.contains("The passkey is added"), "{}", page.body);
    let id = first_on(&page);
    let fields = [("id", id.as_str()), ("name", "Old phone")];
    let renamed = grace.submits("/settings/security/passkeys/rename", &fields);
    assert_eq!(renamed.await.status, 303);
    let nameless = [("id", id.as_str()), ("name", " ")];
    let refused = grace.submits("/settings/security/passkeys/rename", &nameless);
    assert_eq!(refused.await.status, 422);
    let page = grace.visits(PASSKEYS).await.body;
    assert!(
        page.contains("Old phone") && page.contains(">Key<"),
        "{page}"
    );
    let removed = grace.submits(REMOVE, &[("id", &id)]).await;
    assert_eq!(removed.status, 303);
    assert!(!grace.visits(PASSKEYS).await.body.contains("Old phone"));
    let nobody = site.anonymous();
    assert_eq!(shows(&nobody, &mut phone, &[]).await.status, 422);
    assert_eq!(shows(&nobody, &mut key, &[]).await.status, 303);
}

#[tokio::test]
async fn row_25_a_passkey_alone_opens_a_session_of_a_new_id_and_leads_on() {
    let (site, _, mut phone) = grace_with_device().await;
    for (next, leads) in [("/drafts", "/drafts"), ("https://evil.example/", "/")] {
        let person = site.anonymous();
        asked(&person, "ask_passkey_to_log_in").await;
        let before = person.cookie("quire").expect("a session of nobody's");
        let answer = shows(&person, &mut phone, &[("next", next), ("remember", "on")]).await;
        assert_eq!((answer.status, answer.header("location")), (303, leads));
        assert_ne!(person.cookie("quire").expect("a session"), before);
        assert!(
            answer
                .all("set-cookie")
                .iter()
                .any(|cookie| cookie.starts_with("quire=") && cookie.contains("Max-Age"))
        );
        assert!(person.visits("/").await.body.contains("Welcome back"));
        let thief = site.anonymous();
        thief.brings("quire", &before);
        assert!(!thief.is_signed_in().await);
    }
}

#[tokio::test]
async fn row_66_an_answer_counts_once_in_the_session_that_was_asked() {
    let (site, _, mut phone) = grace_with_device().await;
    let (person, thief) = (site.anonymous(), site.anonymous());
    let question = asked(&person, "ask_passkey_to_log_in").await;
    let answer = phone.shows(&question).expect("an answer");
    asked(&thief, "ask_passkey_to_log_in").await;
    let fields = [("passkey", answer.as_str()), ("email", "grace")];
    let stolen = thief.submits("/login/passkey", &fields).await;
    assert_eq!(stolen.status, 422);
    assert!(
        stolen.body.contains("That passkey opens nothing here"),
        "{}",
        stolen.body
    );
    assert!(
        stolen.body.contains("value=\"grace\""),
        "what was typed is there"
    );
    assert!(!stolen.body.contains("clientDataJSON"), "the answer is not");
    assert_eq!(person.submits("/login/passkey", &fields).await.status, 303);
    person.logs_out().await;
    assert_eq!(person.submits("/login/passkey", &fields).await.status, 422);
    site.later(2);
    let question = asked(&person, "ask_passkey_to_log_in").await;
    let answer = phone.shows(&question).expect("an answer");
    site.later(2);
    let late = person
        .submits("/login/passkey", &[("passkey", &answer)])
        .await;
    assert_eq!(late.status, 422);
    assert!(!person.is_signed_in().await);
}

#[tokio::test]
async fn row_20_the_password_asks_for_the_passkey_and_the_passkey_for_nothing() {
    let (site, _, mut phone) = grace_with_device().await;
    let person = site.anonymous();
    let answer = person.logs_in("grace", PASSWORD).await;
    assert_eq!(answer.header("location"), "/login/code");
    assert!(!person.is_signed_in().await);
    let page = person.visits("/login/code").await.body;
    assert!(page.contains("Show a passkey"), "{page}");
    assert!(!page.contains("six digits"), "there is no app: {page}");
    let nothing = person.submits("/login/code/passkey", &[]).await;
    assert_eq!(nothing.status, 422);
    assert!(
        nothing.body.contains("takes JavaScript"),
        "{}",
        nothing.body
    );
    let question = asked(&person, "ask_passkey_for_step").await;
    let answer = phone.shows(&question).expect("an answer");
    let done = person
        .submits("/login/code/passkey", &[("passkey", &answer)])
        .await;
    assert_eq!((done.status, done.header("location")), (303, "/"));
    assert!(person.is_signed_in().await);
}

#[tokio::test]
async fn row_75_a_passkey_confirms_that_it_is_still_its_owner() {
    let (site, grace, mut phone) = grace_with_device().await;
    site.later(30);
    let page = grace.visits(PASSKEYS).await;
    assert!(page.body.contains("/confirm?next="), "{}", page.body);
    let function = calls(&grace, "ask_to_add_passkey", "{}").await;
    assert_eq!(function.status, 403, "{}", function.body);
    let id = first_on(&page);
    let refused = grace.submits(REMOVE, &[("id", &id)]).await;
    assert_eq!(refused.status, 403);
    assert!(
        refused.body.contains("Use a passkey instead"),
        "{}",
        refused.body
    );
    let before = grace.cookie("quire");
    let question = asked(&grace, "ask_to_confirm_passkey").await;
    let answer = phone.shows(&question).expect("an answer");
    let body = serde_json::json!({"form": {"passkey": answer}}).to_string();
    assert_eq!(calls(&grace, "confirm_passkey", &body).await.status, 200);
    assert_ne!(grace.cookie("quire"), before, "row 25: a new id");
    assert_eq!(calls(&grace, "confirm_passkey", &body).await.status, 422);
    assert_eq!(grace.submits(REMOVE, &[("id", &id)]).await.status, 303);
    let lena = site.signed_in("lena").await;
    site.later(30);
    let asks = lena
        .submits("/settings/sessions", &[("end", "others")])
        .await;
    assert_eq!(asks.status, 403);
    assert!(!asks.body.contains("Use a passkey"), "she has none");
}

#[tokio::test]
async fn row_20_a_passkey_is_what_a_site_may_ask_of_its_admins() {
    let site = TestApp::with(&[("QUIRE_REQUIRE_SECOND_FACTOR", "admins")]).await;
    let ada = site.signed_in("ada").await;
    assert_eq!(ada.visits("/admin").await.status, 403);
    let mut key = device(&site);
    assert_eq!(adds(&ada, &mut key, "Key").await.status, 200);
    assert_eq!(ada.visits("/admin").await.status, 200);
}

#[tokio::test]
async fn row_68_a_site_that_has_a_number_for_a_name_offers_no_passkeys() {
    let site = TestApp::with(&[("QUIRE_BASE_URL", "https://192.0.2.7")]).await;
    let nobody = site.anonymous();
    nobody.always_says("host", "192.0.2.7");
    let page = nobody.visits("/login").await;
    assert!(!page.body.contains("passkey"), "{}", page.body);
    assert_eq!(
        calls(&nobody, "ask_passkey_to_log_in", "{}").await.status,
        404
    );
    let site = TestApp::spawn().await;
    let page = site.anonymous().visits("/login").await.body;
    assert!(page.contains("/passkey.js\""), "{page}");
    assert!(page.contains("<noscript>"), "{page}");
    assert!(page.contains("data-passkey-way hidden"), "{page}");
}
