//! GitHub, which has no ID tokens.

use super::provider_github::GitHub;
use super::way::address;
use crate::person::{Answer, Person};
use crate::test_app::TestApp;
use domain::Role;
use serde_json::json;

const START: &str = "/login/with/github";

async fn site_and_github() -> (TestApp, GitHub) {
    let github = GitHub::spawn().await;
    let settings = [
        ("QUIRE_OIDC_GITHUB_ISSUER", github.issuer.as_str()),
        ("QUIRE_OIDC_GITHUB_CLIENT_ID", "quire"),
        ("QUIRE_OIDC_GITHUB_CLIENT_SECRET", "canary-secret"),
    ];
    let site = TestApp::with(&settings).await;
    site.has_account("grace", Role::Author).await;
    (site, github)
}

async fn goes(person: &Person, github: &GitHub) -> Answer {
    let answer = person.submits(START, &[]).await;
    let there = address(person, &answer).await;
    person.visits(&github.approves(&there)).await
}

#[tokio::test]
async fn row_62_somebody_signs_in_with_github_whatever_their_name_there_becomes() {
    let (site, github) = site_and_github().await;
    let noor = site.anonymous();
    assert!(
        noor.visits("/login")
            .await
            .body
            .contains("Continue with GitHub")
    );
    let primary = json!([
        {"email": "old@lantern.example", "primary": false, "verified": true},
        {"email": "noor@lantern.example", "primary": true, "verified": true},
    ]);
    github.knows(
        json!({"id": 583231, "login": "noor", "name": null}),
        primary,
    );
    let welcome = goes(&noor, &github).await;
    assert_eq!(welcome.status, 303, "{}", welcome.body);
    let path = welcome.header("location");
    let page = noor.visits(path).await.body;
    assert!(
        page.contains("value=\"noor\"") && page.contains("noor@lantern.example"),
        "{page}"
    );
    assert_eq!(noor.submits(path, &[("name", "Noor")]).await.status, 303);
    noor.logs_out().await;
    github.knows(
        json!({"id": 583231, "login": "renamed", "name": "Other"}),
        json!([]),
    );
    assert_eq!(goes(&noor, &github).await.header("location"), "/");
    assert!(noor.visits("/").await.body.contains("Noor"));
}

#[tokio::test]
async fn row_64_an_address_at_github_that_is_not_verified_is_none() {
    let (site, github) = site_and_github().await;
    for emails in [
        json!([{"email": "grace@example.org", "primary": true, "verified": false}]),
        json!([{"email": "grace@example.org", "primary": false, "verified": true}]),
        json!([]),
    ] {
        github.knows(
            json!({"id": 1, "login": "mallory", "name": "M", "email": "grace@example.org"}),
            emails,
        );
        let mallory = site.anonymous();
        let welcome = goes(&mallory, &github).await;
        let page = mallory.visits(welcome.header("location")).await.body;
        assert!(page.contains("GitHub told no address"), "{page}");
        assert!(!mallory.is_signed_in().await);
    }
    let theirs = json!([{"email": "grace@example.org", "primary": true, "verified": true}]);
    github.knows(json!({"id": 1, "login": "mallory", "name": "M"}), theirs);
    assert_eq!(goes(&site.anonymous(), &github).await.status, 409);
}

#[tokio::test]
async fn row_62_a_code_that_github_does_not_know_opens_nothing() {
    let (site, github) = site_and_github().await;
    github.knows(json!({"id": 1, "login": "noor", "name": null}), json!([]));
    let noor = site.anonymous();
    let answer = noor.submits(START, &[]).await;
    let there = address(&noor, &answer).await;
    let back = github.approves(&there).replace("canary-code", "another");
    let answer = noor.visits(&back).await;
    assert_eq!(answer.status, 400);
    assert!(!answer.body.contains("canary"));
    assert!(!noor.is_signed_in().await);
}
