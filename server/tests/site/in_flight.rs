//! Two browsers, or two requests of one: what is ended stays ended, and who may do something else has a new id.

use crate::mailbox::Mailbox;
use crate::people::{id_of, logged_in};
use crate::person::Person;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use reqwest::Method;

/// What the page of a tab asks for by itself.
async fn asks(person: &Person) -> u16 {
    let function = person
        .request(Method::POST, "/api/fn/drafts")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(r#"{"number":1}"#);
    person.sends(function).await.status
}

#[tokio::test]
async fn row_26_a_confirmation_under_way_does_not_undo_the_logout() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    for round in 0..20 {
        let ada = logged_in(&site, "ada").await;
        let old = ada.cookie("quire").expect("a session");
        let fields = [("password", PASSWORD)];
        let confirm = ada.submits("/confirm", &fields);
        let (confirmed, left) = if round % 2 == 0 {
            tokio::join!(confirm, ada.logs_out())
        } else {
            let (left, confirmed) = tokio::join!(ada.logs_out(), confirm);
            (confirmed, left)
        };
        assert_eq!(left.status, 303, "round {round}");
        assert!(
            [303, 401].contains(&confirmed.status),
            "{}",
            confirmed.status
        );
        let new = confirmed.all("set-cookie").into_iter().find_map(|line| {
            let (pair, _) = line.split_once(';')?;
            Some(pair.strip_prefix("quire=")?.to_owned())
        });
        for id in new.into_iter().chain([old]) {
            let thief = site.anonymous();
            thief.brings("quire", &id);
            assert!(!thief.is_signed_in().await, "round {round}");
        }
        site.later(60);
    }
}

#[tokio::test]
async fn row_25_a_changed_role_takes_a_new_id_and_logs_nobody_out() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    let id = id_of(&site, "grace").await;
    let old = grace.cookie("quire").expect("a session");
    let tick = format!("person-{id}");
    let fields = [(tick.as_str(), "on"), ("action", "admin")];
    assert_eq!(ada.submits("/admin/users", &fields).await.status, 303);
    assert_eq!(
        asks(&grace).await,
        200,
        "an island goes on with the id it has"
    );
    assert_eq!(grace.visits("/admin/users").await.status, 200);
    let new = grace.cookie("quire").expect("a session");
    assert_ne!(new, old);
    assert!(grace.is_signed_in().await);
    assert_eq!(grace.cookie("quire"), Some(new), "once");
    let thief = site.anonymous();
    thief.brings("quire", &old);
    assert!(!thief.is_signed_in().await);
}

#[tokio::test]
async fn row_25_whatever_changes_who_somebody_is_changes_the_id_and_the_old_one_is_dead() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    let new = "seven lanterns over the quay";
    let change: &[(&str, &str)] = &[
        ("current_password", PASSWORD),
        ("password", new),
        ("password_confirm", new),
    ];
    let steps: [(&str, &[(&str, &str)]); 3] = [
        ("/confirm", &[("password", PASSWORD)]),
        ("/settings/security", change),
        (
            "/settings/sessions",
            &[("end", "others"), ("password", new)],
        ),
    ];
    for (path, fields) in steps {
        let old = grace.cookie("quire").expect("a session");
        assert_eq!(grace.submits(path, fields).await.status, 303, "{path}");
        assert_ne!(grace.cookie("quire").as_ref(), Some(&old), "{path}");
        let thief = site.anonymous();
        thief.brings("quire", &old);
        assert!(!thief.is_signed_in().await, "{path}");
    }
    let old = grace.cookie("quire").expect("a session");
    grace.logs_out().await;
    assert_eq!(grace.logs_in("grace", new).await.status, 303);
    assert_ne!(grace.cookie("quire"), Some(old), "logging out and in");
}

#[tokio::test]
async fn row_29_another_tab_is_told_at_its_next_question() {
    let mailbox = Mailbox::new("");
    let site = TestApp::with(&[("QUIRE_SMTP_URL", &mailbox.url())]).await;
    site.has_account("ada", Role::Admin).await;
    site.has_account("grace", Role::Author).await;
    let grace = id_of(&site, "grace").await;
    for how in 0..3 {
        let (tab, here) = (
            logged_in(&site, "grace").await,
            logged_in(&site, "grace").await,
        );
        assert_eq!(asks(&tab).await, 200);
        match how {
            0 => {
                let fields = [
                    ("current_password", PASSWORD),
                    ("password", PASSWORD),
                    ("password_confirm", PASSWORD),
                ];
                assert_eq!(
                    here.submits("/settings/security", &fields).await.status,
                    303
                );
                assert_eq!(asks(&here).await, 200, "the one that changed it");
            }
            1 => {
                here.submits("/forgot", &[("email", "grace")]).await;
                let link = loop {
                    let letter = mailbox.receives().await;
                    if letter.text.contains("/reset/") {
                        break letter.link(&site.origin());
                    }
                };
                let fields = [("password", PASSWORD), ("password_confirm", PASSWORD)];
                assert_eq!(here.submits(&link, &fields).await.status, 303);
            }
            _ => store::accounts::disable(&site.store, grace)
                .await
                .expect("disabled"),
        }
        assert_eq!(asks(&tab).await, 401, "{how}");
        site.later(60);
    }
}

#[tokio::test]
async fn row_29_an_admin_ends_one_session_of_somebody() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let lost = site.signed_in("grace").await;
    let kept = logged_in(&site, "grace").await;
    let id = id_of(&site, "grace").await;
    let path = format!("/admin/users/{id}");
    let page = ada.visits(&path).await.body;
    let keys: Vec<&str> = page.split("name=\"end\" value=\"").skip(1).collect();
    assert_eq!(keys.len(), 2, "{page}");
    for person in [&lost, &kept] {
        assert!(!page.contains(&person.cookie("quire").expect("a session")));
    }
    let key = keys[0].split('"').next().unwrap_or_default();
    let end = format!("{path}/sessions");
    site.later(30);
    let asked = ada.submits(&end, &[("end", key)]).await;
    assert_eq!(asked.status, 403);
    assert!(asked.body.contains("Confirm that it is you") && asked.body.contains(key));
    let fields = [("end", key), ("password", PASSWORD)];
    let done = ada.submits(&end, &fields).await;
    assert_eq!((done.status, done.header("location")), (303, path.as_str()));
    let alive = [lost.is_signed_in().await, kept.is_signed_in().await];
    assert_eq!(alive.iter().filter(|alive| **alive).count(), 1);
    assert_eq!(ada.submits(&end, &fields).await.status, 404, "once");
    assert!(
        ada.visits("/admin/audit")
            .await
            .body
            .contains("Session ended")
    );
}
