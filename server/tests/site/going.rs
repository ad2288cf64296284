//! What is left to somebody whose account is gone, and what an admin can never do to one.

use crate::mailbox::Mailbox;
use crate::people::id_of;
use crate::permission_table::{FORMS, functions};
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use reqwest::Method;
use serde_json::Value;

#[tokio::test]
async fn row_74_nothing_opens_an_account_that_is_gone() {
    let mailbox = Mailbox::new("");
    let site = TestApp::with(&[("QUIRE_SMTP_URL", &mailbox.url())]).await;
    site.has_account("ada", Role::Admin).await;
    let grace = site.signed_in("grace").await;
    mailbox.receives().await;
    let session = grace.cookie("quire").expect("a session");
    let stranger = site.anonymous();
    stranger.submits("/forgot", &[("email", "grace")]).await;
    let reset = mailbox.receives().await.link(&site.origin());
    let asked = grace.submits("/settings/email/verify", &[]).await;
    assert_eq!(asked.status, 303);
    let verification = mailbox.receives().await.link(&site.origin());
    let change = [("email", "other@example.org")];
    assert_eq!(grace.submits("/settings/email", &change).await.status, 303);
    let change = mailbox.receives().await.link(&site.origin());
    for link in [&reset, &verification, &change] {
        assert_eq!(stranger.visits(link).await.status, 200, "{link}");
    }
    let fields = [("writing", "keep"), ("password", PASSWORD), ("sure", "on")];
    let gone = grace.submits("/settings/account/delete", &fields).await;
    assert_eq!(gone.status, 303);

    let thief = site.anonymous();
    thief.brings("quire", &session);
    assert!(!thief.is_signed_in().await);
    assert_eq!(thief.visits("/drafts").await.status, 303);
    let new = [
        ("password", "seven lanterns over the quay"),
        ("password_confirm", "seven lanterns over the quay"),
    ];
    for link in [&reset, &verification, &change] {
        assert_eq!(stranger.visits(link).await.status, 404, "{link}");
        assert_eq!(stranger.submits(link, &new).await.status, 404, "{link}");
    }
    for password in [PASSWORD, "seven lanterns over the quay"] {
        assert_eq!(stranger.logs_in("grace", password).await.status, 422);
    }
    assert_eq!(
        site.anonymous().registers("grace", PASSWORD).await.status,
        303
    );
    let people = store::accounts::list(&site.store).await.expect("a list");
    assert_eq!(people.len(), 1, "Ada is alone");
}

/// In the place of a form's own fields as well as beside them.
const NEW: [(&str, &str); 4] = [
    ("password", "seven lanterns over the quay"),
    ("password_confirm", "seven lanterns over the quay"),
    ("new_password", "seven lanterns over the quay"),
    ("current_password", "seven lanterns over the quay"),
];

#[tokio::test]
async fn row_74_no_admin_sets_the_password_of_somebody_else() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    site.has_account("lena", Role::Reader).await;
    let lena = id_of(&site, "lena").await.to_string();
    let tick = format!("person-{lena}");
    let about_lena = [
        ("id", lena.as_str()),
        ("person", &lena),
        (&tick, "on"),
        ("email", "lena@example.org"),
        ("login", "lena"),
    ];
    let admins = FORMS
        .iter()
        .filter(|(route, ..)| route.starts_with("/admin"));
    let mut asked = 0;
    for (_, path, fields, _) in admins {
        for action in ["", "enable", "reset", "password", "set-password"] {
            let mut all = about_lena.to_vec();
            all.extend(fields.iter().filter(|(name, _)| *name != "people"));
            all.extend(NEW);
            all.push(("action", action));
            ada.submits(path, &all).await;
            asked += 1;
        }
        site.later(10);
    }
    for (name, arguments, expected) in functions() {
        // Whatever admins alone may do.
        if expected[3] != 403 || name == "save_comment" {
            continue;
        }
        let mut arguments = arguments.as_object().cloned().unwrap_or_default();
        let form = arguments
            .entry("form")
            .or_insert(Value::Object(Default::default()));
        if let Value::Object(form) = form {
            form.remove("people");
            form.extend(
                NEW.iter()
                    .chain(&about_lena)
                    .map(|(name, value)| ((*name).to_owned(), Value::from(*value))),
            );
        }
        let request = ada
            .request(Method::POST, &format!("/api/fn/{name}"))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .body(Value::Object(arguments).to_string());
        ada.sends(request).await;
        asked += 1;
        site.later(10);
    }
    assert!(asked > 30, "{asked}");
    let with_it = site.anonymous().logs_in("lena", NEW[0].1).await;
    assert_eq!(with_it.status, 422);
    let person = site.anonymous();
    site.later(10);
    assert_eq!(person.logs_in("lena", PASSWORD).await.status, 303);
}
