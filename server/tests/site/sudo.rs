//! What needs the password again: everything that somebody who finds a browser open could do lasting harm with.

use crate::authenticator::sets_up_app;
use crate::people::id_of;
use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use reqwest::Method;
use serde_json::{Value, json};

/// A form with its fields, and the same as a server function with its arguments.
type Action = (&'static str, Vec<(String, String)>, &'static str, Value);

fn actions(lena: &str) -> Vec<Action> {
    let tick = format!("person-{lena}");
    let fields = |fields: &[(&str, &str)]| -> Vec<(String, String)> {
        let owned = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        owned.collect()
    };
    let form = |fields: &[(String, String)]| {
        let fields = fields
            .iter()
            .cloned()
            .map(|(name, value)| (name, Value::from(value)));
        json!({"form": Value::Object(fields.collect())})
    };
    let mut all = Vec::new();
    for (path, given, function) in [
        (
            "/settings/email",
            fields(&[("email", "other@example.org")]),
            "change_address",
        ),
        (
            "/settings/sessions",
            fields(&[("end", "others")]),
            "end_sessions",
        ),
        ("/settings/security/totp", fields(&[]), "begin_app"),
        (
            "/settings/security/totp/confirm",
            fields(&[("code", "123456")]),
            "confirm_app",
        ),
        ("/settings/security/totp/off", fields(&[]), "turn_off_app"),
        ("/settings/security/codes", fields(&[]), "renew_codes"),
        (
            "/settings/security/providers",
            fields(&[("link", "nobody")]),
            "change_linked_accounts",
        ),
        (
            "/settings/security/providers",
            fields(&[("unlink", "1")]),
            "change_linked_accounts",
        ),
        ("/settings/account/download", fields(&[]), "ask_for_data"),
        (
            "/admin/users",
            fields(&[(&tick, "on"), ("action", "admin")]),
            "act_on_people",
        ),
        (
            "/admin/users",
            fields(&[(&tick, "on"), ("action", "reader")]),
            "act_on_people",
        ),
        (
            "/admin/users",
            fields(&[(&tick, "on"), ("action", "disable")]),
            "act_on_people",
        ),
        (
            "/admin/users",
            fields(&[(&tick, "on"), ("action", "enable")]),
            "act_on_people",
        ),
        (
            "/admin/users",
            fields(&[(&tick, "on"), ("action", "end-sessions")]),
            "act_on_people",
        ),
        (
            "/admin/users/delete",
            fields(&[("people", lena), ("writing", "keep")]),
            "delete_people",
        ),
    ] {
        let arguments = form(&given);
        all.push((path, given, function, arguments));
    }
    all
}

async fn submits(person: &Person, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    person.submits(path, &fields).await
}

async fn calls(person: &Person, function: &str, arguments: &Value) -> Answer {
    let request = person
        .request(Method::POST, &format!("/api/fn/{function}"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(arguments.to_string());
    person.sends(request).await
}

#[tokio::test]
async fn row_75_each_of_these_is_refused_with_the_reason_until_the_password_is_given() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    site.has_account("lena", Role::Reader).await;
    let lena = id_of(&site, "lena").await.to_string();
    let careful = site.signed_in("grace").await;
    sets_up_app(&careful, &site).await;
    site.later(30);
    for (path, fields, function, arguments) in actions(&lena) {
        // Only whoever has a second factor has something to turn off.
        let has_app = path.ends_with("/off") || path.ends_with("/codes");
        let person = if has_app { &careful } else { &ada };
        let page = submits(person, path, &fields).await;
        assert_eq!(page.status, 403, "{path} {fields:?}: {}", page.body);
        assert!(
            page.body.contains("Confirm that it is you"),
            "{path}: {}",
            page.body
        );
        let answer = calls(person, function, &arguments).await;
        assert_eq!(answer.status, 403, "{function}: {}", answer.body);
        assert!(
            answer.body.contains("NotConfirmed"),
            "{function}: {}",
            answer.body
        );
    }
    let people = store::accounts::list(&site.store).await.expect("a list");
    assert!(people.iter().any(|person| person.role == Role::Reader));
    assert_eq!(people.len(), 3);
}

#[tokio::test]
async fn row_75_these_need_the_password_however_lately_it_was_given() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    let new = [
        ("password", "seven lanterns over the quay"),
        ("password_confirm", "seven lanterns over the quay"),
    ];
    let gone = [("writing", "keep"), ("sure", "on")];
    for (path, fields) in [
        ("/settings/security", new),
        ("/settings/account/delete", gone),
    ] {
        let answer = grace.submits(path, &fields).await;
        assert_eq!(answer.status, 422, "{path}");
    }
    assert_eq!(
        site.anonymous().logs_in("grace", PASSWORD).await.status,
        303
    );
}

#[tokio::test]
async fn row_75_a_confirmation_is_the_sessions_own() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let here = site.signed_in("grace").await;
    let there = site.signed_in_as("grace").await;
    site.later(30);
    let confirmed = here.submits("/confirm", &[("password", PASSWORD)]).await;
    assert_eq!(confirmed.status, 303);
    let download = "/settings/account/download";
    assert_eq!(here.submits(download, &[]).await.status, 303);
    assert_eq!(there.submits(download, &[]).await.status, 403);
}
