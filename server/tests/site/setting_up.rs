//! The first account of a site that others can reach too.

use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};
use reqwest::Method;
use store::accounts::setup_code;

const HOST: &str = "blog.example.org";

/// Registers as a visitor does whom a proxy sends on to loopback.
async fn registers(person: &Person, code: &str) -> Answer {
    let request = person
        .request(Method::POST, "/register")
        .header("host", HOST)
        .header("accept", "text/html")
        .header("sec-fetch-site", "same-origin")
        .form(&[
            ("email", "ada@example.org"),
            ("name", "Ada"),
            ("password", PASSWORD),
            ("password_confirm", PASSWORD),
            ("setup_code", code),
        ]);
    person.sends(request).await
}

#[tokio::test]
async fn row_18_behind_a_proxy_the_first_stranger_does_not_become_the_admin() {
    let site = TestApp::with(&[("QUIRE_BASE_URL", "https://blog.example.org")]).await;
    let code = setup_code::fresh(&site.store).await.expect("an answer");
    let code = code.expect("a code, while there is no account");
    let stranger = site.anonymous();
    for guess in ["", "aaaa-bbbb-cccc-dddd"] {
        let answer = registers(&stranger, guess).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
        assert!(
            answer.body.contains("name=\"setup_code\""),
            "it is asked for"
        );
    }
    assert_eq!(registers(&site.anonymous(), &code).await.status, 303);
    let people = store::accounts::list(&site.store).await.expect("a list");
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].role, domain::Role::Admin);
}
