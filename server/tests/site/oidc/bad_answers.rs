//! A provider that is away, slow, loud, or that points elsewhere. The site goes on without it.

use super::provider::{Discovery, Somebody};
use super::way::{START, joins, leaves, site_and_provider};
use crate::person::Person;
use crate::program::Program;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use std::time::{Duration, Instant};

const AWAY: &str = "Elsewhere cannot be reached at the moment";

#[tokio::test]
async fn row_65_a_redirect_of_the_provider_is_not_followed() {
    let (site, provider) = site_and_provider().await;
    provider.discovery_is(Discovery::RedirectsToCanary);
    let answer = site.anonymous().submits(START, &[]).await;
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains(AWAY), "{}", answer.body);
    assert!(!provider.canary_sang());
}

#[tokio::test]
async fn row_65_a_provider_that_says_too_much_is_not_listened_to() {
    let (site, provider) = site_and_provider().await;
    provider.discovery_is(Discovery::Huge);
    let answer = site.anonymous().submits(START, &[]).await;
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains(AWAY), "{}", answer.body);
}

#[tokio::test]
async fn row_65_nobody_is_sent_to_a_script() {
    let (site, provider) = site_and_provider().await;
    provider.discovery_is(Discovery::Scripts);
    let noor = site.anonymous();
    let answer = noor.submits(START, &[]).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert!(!answer.body.contains("javascript:"));
}

#[tokio::test]
async fn row_65_a_provider_that_stalls_holds_nobody_up() {
    let (site, provider) = site_and_provider().await;
    site.has_account("ada", Role::Admin).await;
    provider.discovery_is(Discovery::Stalls);
    let begun = Instant::now();
    let (noor, ada) = (site.anonymous(), site.anonymous());
    let (stalled, ()) = tokio::join!(noor.submits(START, &[]), async {
        assert_eq!(ada.logs_in("ada", PASSWORD).await.status, 303);
        assert!(
            begun.elapsed() < Duration::from_secs(4),
            "{:?}",
            begun.elapsed()
        );
    });
    assert_eq!(stalled.status, 503);
    assert!(stalled.body.contains(AWAY));
    assert!(
        begun.elapsed() < Duration::from_secs(6),
        "{:?}",
        begun.elapsed()
    );
}

#[tokio::test]
async fn row_65_without_its_provider_the_site_works() {
    let settings = [
        ("QUIRE_OIDC_TEST_ISSUER", "http://127.0.0.1:9"),
        ("QUIRE_OIDC_TEST_CLIENT_ID", "quire"),
        ("QUIRE_OIDC_TEST_CLIENT_SECRET", "canary"),
        ("QUIRE_OIDC_TEST_LABEL", "Elsewhere"),
    ];
    let site = TestApp::with(&settings).await;
    site.has_account("ada", Role::Admin).await;
    let ada = site.anonymous();
    let answer = ada.submits(START, &[("next", "/posts/here")]).await;
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains(AWAY), "{}", answer.body);
    assert!(
        answer.body.contains("value=\"/posts/here\""),
        "where they were going"
    );
    assert!(!answer.body.contains("127.0.0.1:9"));
    assert_eq!(ada.logs_in("ada", PASSWORD).await.status, 303);
}

#[tokio::test]
async fn row_83_no_token_code_or_secret_of_a_provider_reaches_the_log() {
    let provider = super::provider::Provider::spawn().await;
    let program = Program::new();
    let settings = provider.settings("TEST");
    let mut settings: Vec<(&str, &str)> = settings
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    settings.push(("RUST_LOG", "trace"));
    let mut serving = program.serve(&settings);
    let noor = Person::new(format!("http://{}", serving.address));
    let who = Somebody {
        in_token: false,
        ..Somebody::at("noor-1", "noor@lantern.example")
    };
    assert_eq!(joins(&noor, &provider, &who, "Noor").await.status, 303);
    noor.logs_out().await;
    let address = leaves(&noor).await;
    let back = provider.approves(&address, &who);
    provider.lies(super::token::Lie::WrongNonce);
    assert_eq!(noor.visits(&back).await.status, 400);
    serving.asks_to_stop();
    let log = serving.log();
    assert!(
        log.contains("answers another question"),
        "the owner is told why: {log}"
    );
    let url = url::Url::parse(&address).expect("an address");
    let mut secrets = vec!["canary".to_owned()];
    secrets.extend(
        url.query_pairs()
            .filter(|(name, _)| ["state", "nonce", "code_challenge"].contains(&&**name))
            .map(|(_, value)| value.into_owned()),
    );
    assert_eq!(secrets.len(), 4);
    for line in log.lines() {
        let told = secrets.iter().find(|secret| line.contains(secret.as_str()));
        assert_eq!(told, None, "{line}");
    }
}
