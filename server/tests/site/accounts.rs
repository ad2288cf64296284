//! Making an account and logging in: what happens to whoever has done it already, and what the forms say.

use crate::people::logged_in;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn somebody_signed_in_neither_makes_another_account_nor_changes_to_one() {
    let site = TestApp::spawn().await;
    for (name, role) in [("ada", Role::Admin), ("lena", Role::Reader)] {
        site.has_account(name, role).await;
    }
    let lena = logged_in(&site, "lena").await;
    let session = lena.cookie("quire");
    for answer in [
        lena.registers("zoe", PASSWORD).await,
        lena.logs_in("ada", PASSWORD).await,
    ] {
        assert_eq!((answer.status, answer.header("location")), (303, "/"));
    }
    for (name, form) in [
        (
            "register",
            json!({"email": "zoe@example.org", "name": "zoe", "password": PASSWORD, "password_confirm": PASSWORD}),
        ),
        (
            "log_in",
            json!({"email": "ada@example.org", "password": PASSWORD}),
        ),
    ] {
        let request = lena
            .request(Method::POST, &format!("/api/fn/{name}"))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .body(json!({ "form": form }).to_string());
        let answer = lena.sends(request).await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (200, "\"/\""),
            "{name}"
        );
    }
    assert_eq!(lena.cookie("quire"), session, "still lena's");
    assert!(lena.visits("/").await.body.contains("href=\"/u/lena\""));
    assert_eq!(lena.visits("/u/zoe").await.status, 404);
}

#[tokio::test]
async fn a_log_in_leads_to_where_its_address_says_when_the_form_does_not() {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    let ada = site.anonymous();
    for (path, next, to) in [
        ("/login?next=%2Fwrite", "", "/write"),
        ("/login?next=%2Fwrite", "/drafts", "/drafts"),
        ("/login?next=%2F%2Fevil.example", "", "/"),
        ("/login", "", "/"),
    ] {
        let fields = [
            ("email", "ada@example.org"),
            ("password", PASSWORD),
            ("next", next),
        ];
        // A script leaves the field out altogether.
        let fields = if next.is_empty() {
            &fields[..2]
        } else {
            &fields[..]
        };
        let answer = ada.submits(path, fields).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, to),
            "{path} {next}"
        );
        ada.logs_out().await;
    }
    let fields = [
        ("email", "zoe@example.org"),
        ("name", "zoe"),
        ("password", PASSWORD),
        ("password_confirm", PASSWORD),
    ];
    let answer = site
        .anonymous()
        .submits("/register?next=%2Fu%2Fada", &fields)
        .await;
    assert_eq!((answer.status, answer.header("location")), (303, "/u/ada"));
}

#[tokio::test]
async fn a_set_up_code_that_is_missing_hides_no_other_problem() {
    let site = TestApp::with(&[("QUIRE_LISTEN", "0.0.0.0:0")]).await;
    let ada = site.anonymous();
    ada.always_says("host", &format!("localhost:{}", site.address.port()));
    let page = ada.submits("/register", &[("name", "Ada")]).await;
    assert_eq!(page.status, 422);
    for problem in [
        "Enter a set-up code",
        "Enter an email address",
        "Enter a password",
    ] {
        assert!(page.body.contains(problem), "{problem}: {}", page.body);
    }
}

#[tokio::test]
async fn a_site_that_takes_nobody_says_so_to_whoever_sends_the_form_all_the_same() {
    let site = TestApp::with(&[("QUIRE_REGISTRATION", "closed")]).await;
    site.has_account("ada", Role::Admin).await;
    let page = site.anonymous().registers("zoe", PASSWORD).await;
    assert_eq!(page.status, 403);
    assert!(
        page.body.contains("Registration is closed"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("You are logged in"));
}
