//! How often somebody may try to log in, and what they are told after that.

use crate::person::{Answer, Person};
use crate::test_app::TestApp;
use reqwest::Method;

async fn tries_the_form(person: &Person, email: &str) -> Answer {
    let fields = [("email", email), ("password", "wrong")];
    person.submits("/login", &fields).await
}

async fn tries_the_function(person: &Person, email: &str) -> Answer {
    let request = person
        .request(Method::POST, "/api/fn/log_in")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(format!(
            "{{\"form\":{{\"email\":\"{email}\",\"password\":\"wrong\"}}}}"
        ));
    person.sends(request).await
}

fn assert_is_told_to_wait(answer: &Answer) {
    assert_eq!(answer.status, 429, "{}", answer.body);
    let seconds: u64 = answer
        .header("retry-after")
        .parse()
        .expect("seconds to wait");
    assert!((1..=3600).contains(&seconds), "{seconds}");
}

#[tokio::test]
async fn row_13_the_eleventh_try_from_one_address_is_told_when_to_come_again() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    for number in 0..10 {
        let email = format!("nobody{number}@example.org");
        let answer = if number % 2 == 0 {
            tries_the_form(&person, &email).await
        } else {
            tries_the_function(&person, &email).await
        };
        assert_eq!(answer.status, 422, "{}", answer.body);
        assert_eq!(answer.header("retry-after"), "");
    }
    let email = "somebody-else@example.org";
    assert_is_told_to_wait(&tries_the_form(&person, email).await);
    let function = tries_the_function(&person, email).await;
    assert_is_told_to_wait(&function);
    assert!(function.body.contains("TooMany"), "{}", function.body);
}
