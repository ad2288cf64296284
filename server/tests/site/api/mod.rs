//! Programs that act for people: what they ask for, and what they show.

mod form;
mod openapi;
mod posts;
mod tokens;

use crate::people::id_of;
use crate::person::{Answer, Person};
use crate::test_app::TestApp;
use domain::Role;
use domain::api_token::{NewApiToken, Scope};
use reqwest::Method;
use serde_json::Value;

/// A program of somebody's.
struct Bot {
    browser: Person,
    token: String,
}

impl Bot {
    /// Of somebody who has an account, with a token for 90 days.
    async fn of(site: &TestApp, name: &str, scope: Scope) -> Self {
        let owner = id_of(site, name).await;
        let token = NewApiToken {
            name: "a program".to_owned(),
            scope,
            days: 90,
        };
        let made = store::api_tokens::make(&site.store, owner, &token).await;
        Self::with(site, made.expect("a token").as_str())
    }

    fn with(site: &TestApp, token: &str) -> Self {
        Self {
            browser: site.anonymous(),
            token: token.to_owned(),
        }
    }

    async fn gets(&self, path: &str) -> Answer {
        let request = self.browser.request(Method::GET, path);
        self.browser.sends(request.bearer_auth(&self.token)).await
    }

    async fn sends(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self
            .browser
            .request(method, path)
            .bearer_auth(&self.token)
            .header("content-type", "application/json")
            .body(body.to_string());
        self.browser.sends(request).await
    }

    async fn deletes(&self, path: &str) -> Answer {
        let request = self.browser.request(Method::DELETE, path);
        self.browser.sends(request.bearer_auth(&self.token)).await
    }
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {}", answer.body))
}

/// That it is told as problem details, and with what status.
fn problem(answer: &Answer) -> u16 {
    assert_eq!(
        answer.header("content-type"),
        "application/problem+json",
        "{}",
        answer.body
    );
    assert_eq!(json(answer)["status"], answer.status);
    answer.status
}

/// A site with Ada, Grace who writes, and Lena who reads.
async fn site() -> TestApp {
    let site = TestApp::spawn().await;
    for (name, role) in [
        ("ada", Role::Admin),
        ("grace", Role::Author),
        ("lena", Role::Reader),
    ] {
        site.has_account(name, role).await;
    }
    site
}
