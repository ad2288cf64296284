//! `/settings/tokens`: where people make tokens for their programs, and take them back.

use super::{Bot, json, problem};
use crate::person::Answer;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;

const PATH: &str = "/settings/tokens";
const FIELDS: [(&str, &str); 3] = [("name", "Backup"), ("scope", "read"), ("days", "90")];

/// The token on a page that shows one.
fn token(page: &Answer) -> String {
    let start = page.body.find("quire_").expect("a token");
    page.body[start..]
        .chars()
        .take_while(|c| *c != '<')
        .collect()
}

#[tokio::test]
async fn row_69_a_token_is_shown_once_and_works_until_it_is_revoked_or_over() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let made = grace.submits(PATH, &FIELDS).await;
    assert_eq!(
        (made.status, made.header("cache-control")),
        (200, "no-store")
    );
    let first = token(&made);
    assert_eq!(first.len(), "quire_".len() + 56);
    let again = grace.visits(PATH).await.body;
    assert!(
        again.contains("Backup") && again.contains("Never used."),
        "{again}"
    );
    assert!(!again.contains("quire_"), "shown once");

    let bot = Bot::with(&site, &first);
    let me = bot.gets("/api/v1/me").await;
    assert_eq!((me.status, me.header("cache-control")), (200, "no-store"));
    let me = json(&me);
    assert_eq!(
        (&me["handle"], &me["token"]["scope"]),
        (&"grace".into(), &"read".into())
    );
    assert!(grace.visits(PATH).await.body.contains("Last used "));

    let page = grace.visits(PATH).await.body;
    let revoke = page
        .split("action=\"")
        .find(|part| part.contains("/revoke"))
        .and_then(|part| part.split('"').next())
        .expect("a form");
    // Nobody else can.
    let lena = site.signed_in("lena").await;
    assert_eq!(lena.submits(revoke, &[]).await.status, 404);
    assert_eq!(bot.gets("/api/v1/me").await.status, 200);
    assert_eq!(grace.submits(revoke, &[]).await.status, 303);
    assert_eq!(problem(&bot.gets("/api/v1/me").await), 401);

    let second = Bot::with(&site, &token(&grace.submits(PATH, &FIELDS).await));
    site.later(90 * 24 * 60 - 1);
    assert_eq!(second.gets("/api/v1/me").await.status, 200);
    site.later(1);
    assert_eq!(problem(&second.gets("/api/v1/me").await), 401);
    let grace = site.signed_in_as("grace").await;
    assert!(
        grace.visits(PATH).await.body.contains("Ended "),
        "to see why"
    );
}

#[tokio::test]
async fn row_75_making_a_token_needs_the_password_once_it_is_some_time_since_it_was_given() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    site.later(31);
    let asked = grace.submits(PATH, &FIELDS).await;
    assert_eq!(asked.status, 403);
    assert!(asked.body.contains("value=\"Backup\"") && asked.body.contains("Your password"));
    assert!(!asked.body.contains("quire_"));
    let wrong = [&FIELDS[..], &[("password", "not the password")]].concat();
    assert_eq!(grace.submits(PATH, &wrong).await.status, 422);
    let right = [&FIELDS[..], &[("password", PASSWORD)]].concat();
    let made = grace.submits(PATH, &right).await;
    assert_eq!(made.status, 200);
    assert!(!made.body.contains(PASSWORD));
    token(&made);
}

#[tokio::test]
async fn a_token_has_a_name_and_an_end() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    for days in ["", "0", "367", "for ever"] {
        let fields = [("name", "Backup"), ("days", days)];
        let refused = grace.submits(PATH, &fields).await;
        assert_eq!(refused.status, 422, "{days}");
        assert!(
            refused
                .body
                .contains("Enter a number of days from 1 to 366")
        );
    }
    let nameless = grace.submits(PATH, &[("name", " "), ("days", "1")]).await;
    assert_eq!(nameless.status, 422);
    assert!(nameless.body.contains("Enter a name"));
}

#[tokio::test]
async fn row_82_making_and_revoking_tokens_is_written_down() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    site.has_account("grace", Role::Author).await;
    let made = ada.submits(PATH, &FIELDS).await;
    let secret = token(&made);
    assert_eq!(
        ada.submits("/settings/tokens/1/revoke", &[]).await.status,
        303
    );
    let log = ada.visits("/admin/audit").await.body;
    assert!(
        log.contains("Token made") && log.contains("read: Backup"),
        "{log}"
    );
    assert!(log.contains("Token revoked") && !log.contains(&secret));
}
