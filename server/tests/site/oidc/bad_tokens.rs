//! Every bad token, one after the other.

use super::provider::Somebody;
use super::token::Lie;
use super::way::{goes, joins, leaves, site_and_provider};

#[tokio::test]
async fn row_63_a_token_that_is_wrong_in_any_way_logs_nobody_in() {
    let (site, provider) = site_and_provider().await;
    let noor = site.anonymous();
    let who = Somebody::at("noor-1", "noor@lantern.example");
    joins(&noor, &provider, &who, "Noor").await;
    noor.logs_out().await;
    for lie in [
        Lie::NoAlgorithm,
        Lie::PublicKeyAsSecret,
        Lie::ClientSecret,
        Lie::WrongKey,
        Lie::TamperedClaims,
        Lie::WrongIssuer,
        Lie::WrongAudience,
        Lie::SecondAudience,
        Lie::Expired,
        Lie::FromTheFuture,
        Lie::NoNonce,
        Lie::WrongNonce,
        Lie::OtherAccessToken,
        Lie::NoSubject,
        Lie::NoToken,
    ] {
        provider.lies(lie);
        let answer = goes(&noor, &provider, &who).await;
        assert_eq!(answer.status, 400, "{lie:?}: {}", answer.body);
        let said = "What Elsewhere answered could not be trusted";
        assert!(answer.body.contains(said), "{lie:?}: {}", answer.body);
        assert!(!noor.is_signed_in().await, "{lie:?}");
    }
    provider.lies(Lie::None);
    assert_eq!(goes(&noor, &provider, &who).await.status, 303);
    assert!(noor.is_signed_in().await, "it was the lies");
}

#[tokio::test]
async fn row_63_a_provider_that_is_called_another_is_not_gone_to() {
    let (site, provider) = site_and_provider().await;
    provider.lies(Lie::DiscoveryOfAnother);
    let noor = site.anonymous();
    let answer = noor.submits("/login/with/test", &[]).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("could not be trusted"));
    assert!(!answer.body.contains("evil.example"));
}

#[tokio::test]
async fn row_63_a_provider_may_change_its_keys_at_any_time() {
    let (site, provider) = site_and_provider().await;
    let noor = site.anonymous();
    let who = Somebody::at("noor-1", "noor@lantern.example");
    joins(&noor, &provider, &who, "Noor").await;
    noor.logs_out().await;
    assert_eq!(provider.asked().1, 1, "the keys are kept");
    let address = leaves(&noor).await;
    provider.changes_keys();
    let back = noor.visits(&provider.approves(&address, &who)).await;
    assert_eq!(back.status, 303, "{}", back.body);
    assert_eq!(
        provider.asked().1,
        2,
        "and fetched again when one is missing"
    );
    assert!(noor.is_signed_in().await);
    site.later(60);
    noor.logs_out().await;
    leaves(&noor).await;
    assert_eq!(provider.asked().1, 3, "and once an hour");
}
