//! Somebody's authenticator app, played by oathtool: a program that knows nothing of ours.

use crate::person::{Answer, Person};
use crate::test_app::TestApp;
use std::process::Command;

pub const TOTP: &str = "/settings/security/totp";

/// An app that has been told a key, and the recovery codes that came with it.
pub struct App {
    key: String,
    pub codes: Vec<String>,
}

impl App {
    /// What the app shows at this moment of the site.
    pub fn shows(&self, site: &TestApp) -> String {
        shows(&self.key, site)
    }

    /// Any six digits but those that would do.
    pub fn does_not_show(&self, site: &TestApp) -> String {
        let wrong: u32 = self.shows(site).parse().expect("digits");
        format!("{:06}", (wrong + 500_000) % 1_000_000)
    }
}

fn shows(key: &str, site: &TestApp) -> String {
    let now = format!("--now=@{}", site.seconds());
    let output = Command::new("oathtool")
        .args(["--totp", "--base32", &now, key])
        .output()
        .expect("oathtool, which `apt-get install oathtool` brings");
    String::from_utf8(output.stdout)
        .expect("digits")
        .trim()
        .to_owned()
}

/// Sets up an app, and lets a minute pass, so that it shows another code than the first.
pub async fn sets_up_app(person: &Person, site: &TestApp) -> App {
    let begun = person.submits(TOTP, &[]).await;
    assert_eq!((begun.status, begun.header("location")), (303, TOTP));
    let page = person.visits(TOTP).await;
    let key = key_on(&page).expect("a key");
    let answer = confirms(person, &shows(&key, site)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    site.later(1);
    let codes = codes_on(&answer);
    assert_eq!(codes.len(), 10, "{}", answer.body);
    App { key, codes }
}

pub async fn confirms(person: &Person, code: &str) -> Answer {
    person
        .submits("/settings/security/totp/confirm", &[("code", code)])
        .await
}

/// The key as the page has it for people to type.
pub fn key_on(page: &Answer) -> Option<String> {
    let (_, rest) = page.body.split_once("<code class=\"secret\">")?;
    let (key, _) = rest.split_once('<')?;
    Some(key.replace(' ', ""))
}

pub fn codes_on(page: &Answer) -> Vec<String> {
    let (_, list) = page
        .body
        .split_once("<ol class=\"codes\">")
        .unwrap_or_default();
    let list = list.split("</ol>").next().unwrap_or_default();
    list.split("<code>")
        .skip(1)
        .filter_map(|rest| rest.split('<').next())
        .map(str::to_owned)
        .collect()
}
