//! Showing that it is still oneself without a password: by logging in again with the provider, or by a code.

use super::provider::{Provider, Somebody};
use super::way::{LINKED, address, joins, site_and_provider};
use crate::authenticator::sets_up_app;
use crate::people::id_of;
use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};
use serde_json::json;

const WITH: &str = "/confirm/with/test";
const DOWNLOAD: &str = "/settings/account/download";

/// Somebody who logged in at the provider so many minutes ago, as the site's clock has it.
fn noor(site: &TestApp, minutes: i64) -> Somebody {
    let at = site.seconds() - minutes * 60;
    Somebody::new("noor-1", json!({"name": "Noor", "auth_time": at}))
}

/// Noor has an account without a password, and it is some time since she came.
async fn noor_is_here() -> (TestApp, Provider, Person) {
    let (site, provider) = site_and_provider().await;
    site.signed_in("ada").await;
    let person = site.anonymous();
    joins(&person, &provider, &noor(&site, 0), "Noor").await;
    assert!(person.is_signed_in().await);
    site.later(30);
    (site, provider, person)
}

async fn confirms(person: &Person, provider: &Provider, who: &Somebody, next: &str) -> Answer {
    let answer = person.submits(WITH, &[("next", next)]).await;
    let there = address(person, &answer).await;
    assert!(
        there.contains("prompt=login") && there.contains("max_age=0"),
        "{there}"
    );
    person.visits(&provider.approves(&there, who)).await
}

#[tokio::test]
async fn row_75_who_has_no_password_logs_in_again_with_their_provider() {
    let (site, provider, person) = noor_is_here().await;
    let asked = person.submits(DOWNLOAD, &[]).await;
    assert_eq!(asked.status, 403);
    assert!(
        asked.body.contains("Confirm with Elsewhere"),
        "{}",
        asked.body
    );
    assert!(
        !asked.body.contains("name=\"password\""),
        "there is none to give"
    );
    let page = person.visits("/confirm?next=/settings/account").await;
    assert!(
        page.body.contains(&format!("action=\"{WITH}\"")),
        "{}",
        page.body
    );
    let old = person.cookie("quire").expect("a session");
    let back = confirms(&person, &provider, &noor(&site, 0), "/settings/account").await;
    assert_eq!(
        (back.status, back.header("location")),
        (303, "/settings/account")
    );
    assert_ne!(person.cookie("quire"), Some(old), "row 25: a new id");
    assert_eq!(person.submits(DOWNLOAD, &[]).await.status, 303);
}

#[tokio::test]
async fn row_75_a_provider_that_only_knows_them_still_confirms_nothing() {
    let (site, provider, person) = noor_is_here().await;
    let silent = Somebody::new("noor-1", json!({"name": "Noor"}));
    for who in [noor(&site, 5), silent] {
        let back = confirms(&person, &provider, &who, "/").await;
        assert_eq!(back.status, 400);
        assert!(back.body.contains("could not be trusted"), "{}", back.body);
    }
    let at = json!({"auth_time": site.seconds()});
    let other = confirms(&person, &provider, &Somebody::new("mallory", at), "/").await;
    assert_eq!(other.status, 403);
    assert!(
        other.body.contains("is not linked to yours"),
        "{}",
        other.body
    );
    assert_eq!(person.submits(DOWNLOAD, &[]).await.status, 403);
    // And what one began, another does not end.
    let answer = person.submits(WITH, &[]).await;
    let there = address(&person, &answer).await;
    person.logs_out().await;
    person.logs_in("ada", PASSWORD).await;
    let back = person
        .visits(&provider.approves(&there, &noor(&site, 0)))
        .await;
    assert_eq!(back.status, 400);
}

#[tokio::test]
async fn row_75_who_has_no_password_does_whatever_others_do() {
    let (site, provider, person) = noor_is_here().await;
    let new = "seven lanterns over the quay";
    let set = [("password", new), ("password_confirm", new)];
    let delete = [("writing", "keep"), ("sure", "on")];
    for (path, fields) in [
        ("/settings/security", &set),
        ("/settings/account/delete", &delete),
    ] {
        let asked = person.submits(path, fields).await;
        assert_eq!(asked.status, 403, "{path}");
        assert!(
            asked.body.contains("in a new tab"),
            "{path}: {}",
            asked.body
        );
        assert!(!asked.body.contains(new));
    }
    confirms(&person, &provider, &noor(&site, 0), "/").await;
    let page = person.visits("/settings/security").await.body;
    assert!(
        page.contains("Set a password") && !page.contains("current_password"),
        "{page}"
    );
    let app = sets_up_app(&person, &site).await;
    site.later(30);
    // The app confirms too, in the place of the password.
    let wrong = [("password", app.does_not_show(&site))];
    let wrong = wrong
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    assert_eq!(person.submits(DOWNLOAD, &wrong).await.status, 422);
    let code = app.shows(&site);
    assert_eq!(
        person
            .submits(DOWNLOAD, &[("password", &code)])
            .await
            .status,
        303
    );
    site.later(1);
    assert_eq!(person.submits("/settings/security", &set).await.status, 303);
    let elsewhere = site.anonymous();
    let login = [("email", "noor"), ("password", new)];
    let answer = elsewhere.submits("/login", &login).await;
    assert_eq!(answer.header("location"), "/login/code");
    // From now on the password is asked for.
    assert_eq!(
        person
            .submits("/settings/account/delete", &delete)
            .await
            .status,
        422
    );
}

#[tokio::test]
async fn row_75_an_account_without_a_password_is_deleted_by_whoever_confirms() {
    let (site, provider, person) = noor_is_here().await;
    confirms(&person, &provider, &noor(&site, 0), "/").await;
    let fields = [("writing", "keep"), ("sure", "on")];
    let gone = person.submits("/settings/account/delete", &fields).await;
    assert_eq!((gone.status, gone.header("location")), (303, "/"));
    assert!(!person.is_signed_in().await);
    assert_eq!(person.visits("/u/noor").await.status, 404);
}

#[tokio::test]
async fn row_75_a_confirmation_by_a_provider_needs_one_that_is_linked() {
    let (site, provider) = site_and_provider().await;
    let ada = site.signed_in("ada").await;
    site.later(30);
    let asked = ada.submits(DOWNLOAD, &[]).await;
    assert!(!asked.body.contains("Confirm with"), "{}", asked.body);
    let back = confirms(&ada, &provider, &noor(&site, 0), "/").await;
    assert_eq!(back.status, 403);
    assert_eq!(ada.submits(DOWNLOAD, &[]).await.status, 403);
    assert!(ada.visits(LINKED).await.body.contains("None is linked."));
    assert_eq!(id_of(&site, "ada").await.0, 1);
}
