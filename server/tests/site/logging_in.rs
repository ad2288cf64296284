//! What somebody learns who does not get in: nothing, whatever it was that kept them out.

use crate::authenticator::sets_up_app;
use crate::person::Answer;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use reqwest::Method;
use store::testing::behind;

/// Everybody who fails, all with names of one length, and the password that they give.
const WHO: [(&str, &str); 6] = [
    ("erica", "wrong words here"),
    ("mabel", "wrong words here"),
    ("nemo0", PASSWORD),
    ("gone0", PASSWORD),
    ("tired", PASSWORD),
    ("petra", PASSWORD),
];

/// A site where each of them is refused for a reason of their own: a wrong password, one beside a second factor, no account,
/// one that is closed, one whose hundred tries are used up, one that no password opens.
async fn site() -> TestApp {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    for name in ["erica", "mabel", "gone0", "tired", "petra"] {
        site.has_account(name, Role::Reader).await;
    }
    sets_up_app(&site.signed_in_as("mabel").await, &site).await;
    site.later(4);
    for sql in [
        "UPDATE people SET disabled = 1 WHERE handle = 'gone0'",
        "UPDATE people SET failures = 100 WHERE handle = 'tired'",
        "UPDATE people SET password_hash = NULL WHERE handle = 'petra'",
    ] {
        behind::execute(&site.store, sql).await.expect("changed");
    }
    site
}

/// All of an answer that somebody could compare: without the moment, the number of the request, and what was typed.
fn seen(answer: &Answer, name: &str) -> (u16, Vec<String>, String) {
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| {
            !["date", "x-request-id", "content-security-policy"].contains(&name.as_str())
        })
        .map(|(name, value)| format!("{name}: {value:?}"))
        .collect();
    headers.sort();
    let body = answer.body.replace(name, "NAME");
    (answer.status, headers, without_nonces(&body))
}

fn without_nonces(body: &str) -> String {
    body.split("nonce=\"")
        .map(|part| part.split_once('"').map_or(part, |(_, rest)| rest))
        .collect()
}

#[tokio::test]
async fn row_10_every_form_that_fails_gets_the_same_page() {
    let site = site().await;
    let mut answers = Vec::new();
    for (name, password) in WHO {
        let answer = site.anonymous().logs_in(name, password).await;
        answers.push((name, seen(&answer, name)));
    }
    assert_eq!(answers[0].1.0, 422);
    assert!(!answers[0].1.1.is_empty());
    for (name, answer) in &answers {
        assert_eq!(answer, &answers[0].1, "{name}");
    }
}

#[tokio::test]
async fn row_10_every_function_that_fails_gets_the_same_answer() {
    let site = site().await;
    let mut answers = Vec::new();
    for (name, password) in WHO {
        let person = site.anonymous();
        let form = serde_json::json!({"form": {"email": format!("{name}@example.org"), "password": password}});
        let request = person
            .request(Method::POST, "/api/fn/log_in")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .body(form.to_string());
        let answer = person.sends(request).await;
        assert!(!answer.body.contains(name), "{}", answer.body);
        answers.push((name, seen(&answer, name)));
    }
    assert_eq!(answers[0].1.0, 422);
    for (name, answer) in &answers {
        assert_eq!(answer, &answers[0].1, "{name}");
    }
}
