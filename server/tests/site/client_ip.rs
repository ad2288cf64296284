//! Who is asking, seen from outside: the limit on log-ins goes by it.

use crate::test_app::TestApp;
use reqwest::Method;

/// Tries to log in as ever new people, each try saying that it comes from somewhere else, until it is told to wait.
async fn tries_before_the_limit(site: &TestApp, header: &str) -> usize {
    for number in 0..14 {
        let person = site.anonymous();
        let email = format!("nobody{number}@example.org");
        let address = format!("203.0.113.{number}");
        let address = if header == "forwarded" {
            format!("for={address}")
        } else {
            address
        };
        let request = person
            .request(Method::POST, "/login")
            .header(header, address)
            .form(&[("email", email.as_str()), ("password", "wrong")]);
        if person.sends(request).await.status == 429 {
            return number;
        }
    }
    14
}

#[tokio::test]
async fn row_17_a_made_up_address_does_not_change_who_is_counted() {
    let site = TestApp::spawn().await;
    assert_eq!(tries_before_the_limit(&site, "x-forwarded-for").await, 10);
    assert_eq!(tries_before_the_limit(&site, "forwarded").await, 0);
}

#[tokio::test]
async fn row_17_behind_a_trusted_proxy_everybody_is_counted_for_themselves() {
    let site = TestApp::with(&[("QUIRE_TRUSTED_PROXIES", "127.0.0.1")]).await;
    assert_eq!(tries_before_the_limit(&site, "x-forwarded-for").await, 14);
}
