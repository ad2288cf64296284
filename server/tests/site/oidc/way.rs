//! The way to a provider and back, as a browser goes it.

use super::provider::{Provider, Somebody};
use crate::person::{Answer, Person};
use crate::test_app::TestApp;

/// What a test's site calls its provider.
pub const START: &str = "/login/with/test";
pub const LINKED: &str = "/settings/security/providers";

/// A site that knows one provider, and that provider.
pub async fn site_and_provider() -> (TestApp, Provider) {
    site_with(&[]).await
}

pub async fn site_with(more: &[(&str, &str)]) -> (TestApp, Provider) {
    let provider = Provider::spawn().await;
    let settings = provider.settings("TEST");
    let mut settings: Vec<(&str, &str)> = settings
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    settings.extend(more);
    (TestApp::with(&settings).await, provider)
}

/// Where the browser is on its way to, once a form was answered.
pub async fn address(person: &Person, answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = person.visits(answer.header("location")).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let (_, rest) = page.body.split_once("content=\"0;url=").expect("a way on");
    let address = rest.split('"').next().unwrap_or_default();
    address.replace("&amp;", "&")
}

/// Presses the button on the log-in page. Gives back the address of the provider's page.
pub async fn leaves(person: &Person) -> String {
    let answer = person.submits(START, &[("next", "/posts/here")]).await;
    address(person, &answer).await
}

/// All the way there and back.
pub async fn goes(person: &Person, provider: &Provider, who: &Somebody) -> Answer {
    let address = leaves(person).await;
    person.visits(&provider.approves(&address, who)).await
}

/// The same for the first time: there is one more page, and then an account.
pub async fn joins(person: &Person, provider: &Provider, who: &Somebody, name: &str) -> Answer {
    let answer = goes(person, provider, who).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let welcome = answer.header("location").to_owned();
    assert_eq!(welcome, "/login/with/test/welcome");
    let page = person.visits(&welcome).await;
    assert_eq!(page.status, 200, "{}", page.body);
    person.submits(&welcome, &[("name", name)]).await
}
