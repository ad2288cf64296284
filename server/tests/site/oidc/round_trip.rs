//! There and back again: what has to fit together, and what happens when it does not.

use super::provider::{CLIENT, Provider, SECRET, Somebody};
use super::way::{START, goes, joins, leaves, site_and_provider, site_with};
use crate::person::Person;
use crate::test_app::TestApp;
use std::collections::BTreeMap;
use tokio::task::JoinSet;
use url::Url;

fn asked(address: &str) -> BTreeMap<String, String> {
    let url = Url::parse(address).expect("an address");
    url.query_pairs().into_owned().collect()
}

/// Comes back with that, and is let in by none of it.
async fn is_turned_away(person: &Person, path: &str) {
    let answer = person.visits(path).await;
    assert_eq!(answer.status, 400, "{path}: {}", answer.body);
    assert!(answer.body.contains("Begin again with Elsewhere"), "{path}");
    assert!(answer.body.contains("name=\"password\""), "the log-in page");
    assert!(!person.is_signed_in().await, "{path}");
}

#[tokio::test]
async fn row_62_somebody_signs_in_with_a_provider() {
    let (site, provider) = site_and_provider().await;
    site.signed_in("ada").await;
    let noor = site.anonymous();
    let page = noor.visits("/login?next=/posts/here").await;
    assert!(page.body.contains("action=\"/login/with/test\""));
    assert!(page.body.contains("Continue with Elsewhere"));
    let who = Somebody::at("noor-1", "noor@lantern.example");
    let answer = joins(&noor, &provider, &who, "Noor").await;
    assert_eq!(answer.header("location"), "/posts/here");
    assert!(noor.is_signed_in().await);
    noor.logs_out().await;
    let before = noor.cookie("quire");
    let again = goes(&noor, &provider, &who).await;
    assert_eq!(
        (again.status, again.header("location")),
        (303, "/posts/here")
    );
    assert!(noor.is_signed_in().await);
    assert_ne!(noor.cookie("quire"), before, "row 25: a new id");
}

#[tokio::test]
async fn row_62_every_try_has_secrets_of_its_own() {
    let (site, _provider) = site_and_provider().await;
    let noor = site.anonymous();
    let (first, second) = (asked(&leaves(&noor).await), asked(&leaves(&noor).await));
    for name in ["state", "nonce", "code_challenge"] {
        assert_ne!(first[name], second[name], "{name}");
        assert!(first[name].len() >= 43, "{name}: {}", first[name]);
    }
    assert_eq!(first["code_challenge_method"], "S256");
    assert_eq!(first["response_type"], "code");
}

#[tokio::test]
async fn row_62_an_answer_to_nothing_opens_nothing() {
    let (site, provider) = site_and_provider().await;
    let (noor, mallory) = (site.anonymous(), site.anonymous());
    let who = Somebody::at("mallory", "mallory@evil.example");
    let back = provider.approves(&leaves(&mallory).await, &who);
    // Mallory's answer, put under Noor's hand: she would be logged in as Mallory.
    is_turned_away(&noor, &back).await;
    leaves(&noor).await;
    is_turned_away(&noor, &back).await;
    assert_eq!(
        provider.asked().0,
        0,
        "nobody showed the code to the provider"
    );
}

#[tokio::test]
async fn row_62_an_answer_counts_once_and_for_ten_minutes() {
    let (site, provider) = site_and_provider().await;
    let noor = site.anonymous();
    let who = Somebody::at("noor-1", "noor@lantern.example");
    let back = provider.approves(&leaves(&noor).await, &who);
    assert_eq!(noor.visits(&back).await.status, 303);
    is_turned_away(&noor, &back).await;
    let late = provider.approves(&leaves(&noor).await, &who);
    site.later(10);
    is_turned_away(&noor, &late).await;
}

#[tokio::test]
async fn row_62_of_answers_that_come_at_once_one_is_taken_to_the_provider() {
    let (site, provider) = site_and_provider().await;
    let noor = site.anonymous();
    let who = Somebody::at("noor-1", "noor@lantern.example");
    let back = provider.approves(&leaves(&noor).await, &who);
    let mut windows = JoinSet::new();
    for _ in 0..50 {
        let (window, back) = (site.anonymous(), back.clone());
        window.brings("quire", &noor.cookie("quire").expect("a session"));
        windows.spawn(async move { window.visits(&back).await.status });
    }
    let mut answers = windows.join_all().await;
    answers.sort_unstable();
    assert_eq!((answers[0], &answers[1..]), (303, &[400; 49][..]));
    assert_eq!(provider.asked().0, 1, "the code was shown once");
}

#[tokio::test]
async fn row_62_a_changed_state_or_code_opens_nothing_and_there_is_no_second_try() {
    let (site, provider) = site_and_provider().await;
    let noor = site.anonymous();
    let who = Somebody::at("noor-1", "noor@lantern.example");
    for state in ["", "state=", "state=0123456789"] {
        let back = provider.approves(&leaves(&noor).await, &who);
        let (path, query) = back.split_once('?').expect("a query");
        let others: Vec<&str> = query
            .split('&')
            .filter(|part| !part.starts_with("state="))
            .collect();
        is_turned_away(&noor, &format!("{path}?{}&{state}", others.join("&"))).await;
        is_turned_away(&noor, &back).await;
    }
    let back = provider.approves(&leaves(&noor).await, &who);
    let answer = noor
        .visits(&back.replace("code=canary", "code=another"))
        .await;
    assert_eq!(answer.status, 400);
    assert!(!noor.is_signed_in().await);
    assert!(!answer.body.contains("canary"), "the words of the provider");
}

#[tokio::test]
async fn row_62_the_answer_of_one_provider_is_not_taken_to_another() {
    let other = Provider::spawn().await;
    let settings = other.settings("OTHER");
    let more: Vec<(&str, &str)> = settings
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let (site, provider) = site_with(&more).await;
    let noor = site.anonymous();
    let who = Somebody::at("noor-1", "noor@lantern.example");
    let back = provider.approves(&leaves(&noor).await, &who);
    is_turned_away(&noor, &back.replace("/with/test/", "/with/other/")).await;
    // And one that says itself that it comes from another.
    for iss in [other.issuer.as_str(), "https://evil.example", ""] {
        let back = provider.approves(&leaves(&noor).await, &who);
        let (rest, _) = back.split_once("&iss=").expect("an issuer");
        let answer = noor.visits(&format!("{rest}&iss={iss}")).await;
        assert_eq!(answer.status, 400, "{iss}");
        let without = provider.approves(&leaves(&noor).await, &who);
        let (without, _) = without.split_once("&iss=").expect("an issuer");
        assert_eq!(
            noor.visits(without).await.status,
            400,
            "promised, and missing"
        );
    }
    assert_eq!((provider.asked().0, other.asked().0), (0, 0));
}

#[tokio::test]
async fn row_62_who_says_no_at_the_provider_is_told_so_in_our_words() {
    let (site, provider) = site_and_provider().await;
    let noor = site.anonymous();
    let state = asked(&leaves(&noor).await)["state"].clone();
    let canary = "error=access_denied&error_description=%3Cb%3Ecanary%3C/b%3E";
    let answer = noor
        .visits(&format!("{START}/callback?{canary}&state={state}"))
        .await;
    assert_eq!(answer.status, 403);
    assert!(
        answer.body.contains("Elsewhere did not say who you are"),
        "{}",
        answer.body
    );
    assert!(!answer.body.contains("<b>"), "the words of the provider");
    assert!(
        answer.body.contains("value=\"/posts/here\""),
        "where they were going"
    );
    assert!(!noor.is_signed_in().await);
    assert_eq!(provider.asked().0, 0);
}

#[tokio::test]
async fn row_36_nobody_is_sent_to_a_provider_by_another_site_or_a_link() {
    let (site, provider) = site_and_provider().await;
    let noor = site.anonymous();
    let link = noor.visits(START).await;
    assert_eq!((link.status, link.header("location")), (303, "/login"));
    let request = noor
        .request(reqwest::Method::POST, START)
        .header("sec-fetch-site", "cross-site")
        .form(&[("next", "/")]);
    let answer = noor.sends(request).await;
    assert_eq!(answer.status, 403);
    assert!(answer.all("set-cookie").is_empty());
    assert_eq!(noor.cookie("quire"), None);
    assert_eq!(provider.asked(), (0, 0));
}

#[tokio::test]
async fn row_55_who_comes_back_from_a_provider_stays_on_this_site() {
    let (site, provider) = site_and_provider().await;
    let noor = site.anonymous();
    let who = Somebody::at("noor-1", "noor@lantern.example");
    joins(&noor, &provider, &who, "Noor").await;
    for (next, to) in [
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/ok\r\nSet-Cookie: evil=1", "/"),
        ("/drafts?page=2", "/drafts?page=2"),
    ] {
        noor.logs_out().await;
        let answer = noor.submits(START, &[("next", next)]).await;
        let address = super::way::address(&noor, &answer).await;
        let back = noor.visits(&provider.approves(&address, &who)).await;
        assert_eq!((back.status, back.header("location")), (303, to), "{next}");
    }
}

#[tokio::test]
async fn row_54_a_provider_sends_people_to_the_address_that_the_owner_configured() {
    let provider = Provider::spawn().await;
    let settings = [
        ("QUIRE_BASE_URL", "http://localhost:8080"),
        ("QUIRE_OIDC_TEST_ISSUER", provider.issuer.as_str()),
        ("QUIRE_OIDC_TEST_CLIENT_ID", CLIENT),
        ("QUIRE_OIDC_TEST_CLIENT_SECRET", SECRET),
    ];
    let site = TestApp::with(&settings).await;
    let noor = site.anonymous();
    noor.always_says("x-forwarded-host", "evil.example");
    let address = asked(&leaves(&noor).await);
    let expected = "http://localhost:8080/login/with/test/callback";
    assert_eq!(address["redirect_uri"], expected);
}
