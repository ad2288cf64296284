//! Whose account an identity opens. Issuer and subject decide; an address never does.

use super::provider::{Provider, Somebody};
use super::way::{address, goes, joins, leaves, site_and_provider, site_with};
use crate::people::id_of;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use serde_json::{Value, json};

async fn accounts(site: &TestApp) -> usize {
    let list = store::accounts::list(&site.store).await;
    list.expect("a list").len()
}

#[tokio::test]
async fn row_64_an_address_of_somebody_else_opens_nothing_whatever_the_provider_says_of_it() {
    let (site, provider) = site_and_provider().await;
    site.has_account("grace", Role::Author).await;
    let mallory = site.anonymous();
    let claims = [
        json!({"email": "grace@example.org", "email_verified": true}),
        json!({"email": "GRACE@example.org", "email_verified": true}),
        json!({"email": "grace@example.org", "email_verified": false}),
        json!({"email": "grace@example.org"}),
        json!({"email": "grace@example.org", "email_verified": "true"}),
        json!({"email": "grace@example.org", "email_verified": 1}),
    ];
    for (number, claims) in claims.into_iter().enumerate() {
        for in_token in [true, false] {
            let sub = format!("mallory-{number}");
            let who = Somebody {
                in_token,
                ..Somebody::new(&sub, claims.clone())
            };
            let answer = goes(&mallory, &provider, &who).await;
            assert!(!mallory.is_signed_in().await, "{claims}");
            if claims["email_verified"] == Value::Bool(true) {
                assert_eq!(answer.status, 409, "{claims}");
                let said = "log in with your password, then link Elsewhere in the settings";
                assert!(answer.body.contains(said), "{}", answer.body);
            } else {
                assert!(
                    [303, 400].contains(&answer.status),
                    "{claims}: {}",
                    answer.status
                );
                assert!(!answer.header("location").contains("posts"), "{claims}");
            }
        }
    }
    assert_eq!(accounts(&site).await, 1);
    let grace = id_of(&site, "grace").await;
    let ways = store::identities::ways_in(&site.store, grace)
        .await
        .expect("ways");
    assert!(ways.linked.is_empty());
}

#[tokio::test]
async fn row_64_an_account_gets_an_address_only_if_the_provider_has_verified_it() {
    let (site, provider) = site_and_provider().await;
    for (sub, claims, email) in [
        (
            "a",
            json!({"email": "a@lantern.example", "email_verified": true}),
            Some("a@lantern.example"),
        ),
        (
            "b",
            json!({"email": "b@lantern.example", "email_verified": false}),
            None,
        ),
        ("c", json!({"email": "c@lantern.example"}), None),
        ("d", json!({}), None),
    ] {
        for in_token in [true, false] {
            let name = format!("{sub} {in_token}");
            let mut who = Somebody {
                in_token,
                ..Somebody::new(&name, claims.clone())
            };
            if !in_token && email.is_some() {
                who.claims["email"] = json!("a2@lantern.example");
            }
            let person = site.anonymous();
            assert_eq!(joins(&person, &provider, &who, &name).await.status, 303);
            let list = store::accounts::list(&site.store).await.expect("a list");
            let made = list.last().expect("an account");
            assert_eq!(made.name, name);
            let expected = email.map(|email| {
                if in_token {
                    email
                } else {
                    "a2@lantern.example"
                }
            });
            assert_eq!(made.email.as_deref(), expected, "{name}");
        }
    }
}

#[tokio::test]
async fn row_64_the_same_subject_at_another_issuer_is_somebody_else() {
    let other = Provider::spawn().await;
    let settings = other.settings("OTHER");
    let more: Vec<(&str, &str)> = settings
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let (site, provider) = site_with(&more).await;
    let noor = site.anonymous();
    let who = Somebody::new("1", json!({}));
    joins(&noor, &provider, &who, "Noor").await;
    let mallory = site.anonymous();
    let answer = mallory.submits("/login/with/other", &[]).await;
    let there = address(&mallory, &answer).await;
    let back = mallory.visits(&other.approves(&there, &who)).await;
    assert_eq!(back.header("location"), "/login/with/other/welcome");
    assert!(!mallory.is_signed_in().await);
}

#[tokio::test]
async fn row_64_who_comes_for_the_first_time_says_who_they_are() {
    let (site, provider) = site_and_provider().await;
    site.has_account("ada", Role::Admin).await;
    let noor = site.anonymous();
    let who = Somebody::at("noor-1", "noor@lantern.example");
    let welcome = goes(&noor, &provider, &who).await;
    let path = welcome.header("location");
    let page = noor.visits(path).await.body;
    assert!(page.contains("value=\"Noor Haddad\"") && page.contains("noor@lantern.example"));
    let nameless = noor.submits(path, &[("name", " ")]).await;
    assert_eq!(nameless.status, 422);
    assert!(nameless.body.contains("Enter a name"), "{}", nameless.body);
    assert_eq!(accounts(&site).await, 1, "not before they said yes");
    let stranger = site.anonymous();
    let answer = stranger.submits(path, &[("name", "Mallory")]).await;
    assert_eq!(answer.status, 401, "in another browser nobody has arrived");
    let made = noor
        .submits(path, &[("name", "Noor"), ("email", "ada@example.org")])
        .await;
    assert_eq!((made.status, made.header("location")), (303, "/posts/here"));
    assert!(noor.visits("/").await.body.contains("Welcome, Noor."));
    let list = store::accounts::list(&site.store).await.expect("a list");
    assert_eq!(list[1].email.as_deref(), Some("noor@lantern.example"));
    assert_eq!(list[1].role, Role::Reader);
    assert_eq!(
        noor.submits(path, &[("name", "Twice")])
            .await
            .header("location"),
        "/"
    );
    assert_eq!(accounts(&site).await, 2);
}

#[tokio::test]
async fn row_64_the_welcome_waits_for_ten_minutes() {
    let (site, provider) = site_and_provider().await;
    let noor = site.anonymous();
    let who = Somebody::at("noor-1", "noor@lantern.example");
    let welcome = goes(&noor, &provider, &who).await;
    site.later(10);
    let path = welcome.header("location");
    assert_eq!(noor.submits(path, &[("name", "Noor")]).await.status, 401);
    assert_eq!(noor.visits(path).await.status, 303);
    assert_eq!(accounts(&site).await, 0);
}

#[tokio::test]
async fn row_42_the_first_account_needs_the_code_by_way_of_a_provider_too() {
    let base = ("QUIRE_BASE_URL", "https://blog.example.org");
    let (site, provider) = site_with(&[base]).await;
    let code = store::accounts::setup_code::fresh(&site.store).await;
    let code = code.expect("a code").expect("a code");
    let noor = site.anonymous();
    noor.always_says("host", "blog.example.org");
    let who = Somebody::at("noor-1", "noor@lantern.example");
    let welcome = goes(&noor, &provider, &who).await;
    let path = welcome.header("location");
    assert!(noor.visits(path).await.body.contains("Set-up code"));
    for given in ["", "2222-2222-2222-2222"] {
        let refused = noor
            .submits(path, &[("name", "Noor"), ("setup_code", given)])
            .await;
        assert_eq!(refused.status, 422, "{given}");
        assert_eq!(accounts(&site).await, 0);
    }
    let made = noor
        .submits(path, &[("name", "Noor"), ("setup_code", &code)])
        .await;
    assert_eq!(made.status, 303, "{}", made.body);
    let list = store::accounts::list(&site.store).await.expect("a list");
    assert_eq!(list[0].role, Role::Admin);
}

#[tokio::test]
async fn row_19_a_disabled_account_and_none_at_all_look_the_same_from_outside() {
    let closed = ("QUIRE_REGISTRATION", "closed");
    let (site, provider) = site_with(&[closed]).await;
    site.has_account("ada", Role::Admin).await;
    let grace = site.signed_in("grace").await;
    let who = Somebody::at("grace-1", "grace@lantern.example");
    let answer = grace.submits(super::way::LINKED, &[("link", "test")]).await;
    let there = address(&grace, &answer).await;
    assert_eq!(
        grace.visits(&provider.approves(&there, &who)).await.status,
        303
    );
    let id = id_of(&site, "grace").await;
    store::accounts::disable(&site.store, id)
        .await
        .expect("disabled");
    let disabled = goes(&site.anonymous(), &provider, &who).await;
    let nobody = Somebody::at("nobody", "nobody@lantern.example");
    let unknown = goes(&site.anonymous(), &provider, &nobody).await;
    for answer in [&disabled, &unknown] {
        assert_eq!(answer.status, 403);
        assert!(
            answer.body.contains("opens no account here"),
            "{}",
            answer.body
        );
    }
    assert_eq!(
        disabled.all("set-cookie").len(),
        unknown.all("set-cookie").len()
    );
    store::accounts::enable(&site.store, id)
        .await
        .expect("enabled");
    let back = site.anonymous();
    assert_eq!(goes(&back, &provider, &who).await.status, 303);
    assert!(back.is_signed_in().await);
}

#[tokio::test]
async fn who_is_signed_in_already_stays_who_they_are() {
    let (site, provider) = site_and_provider().await;
    let grace = site.anonymous();
    site.has_account("grace", Role::Author).await;
    let there = leaves(&grace).await;
    let who = Somebody::at("mallory", "mallory@evil.example");
    let back = provider.approves(&there, &who);
    grace.logs_in("grace", PASSWORD).await;
    let answer = grace.visits(&back).await;
    assert_eq!(answer.status, 400, "what was begun ended with the log-in");
    assert_eq!(
        grace
            .submits("/login/with/test", &[])
            .await
            .header("location"),
        "/"
    );
}
