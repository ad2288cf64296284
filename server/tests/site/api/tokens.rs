//! Which requests a token opens, and what it does not.

use super::{Bot, json, problem, site};
use crate::mailbox::Mailbox;
use crate::people::id_of;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use domain::api_token::Scope;
use reqwest::Method;
use serde_json::json;
use store::accounts;

#[tokio::test]
async fn row_70_a_token_counts_in_its_header_and_nowhere_else() {
    let site = site().await;
    let bot = Bot::of(&site, "grace", Scope::Write).await;
    let token = bot.token.as_str();
    let stranger = site.anonymous();
    for path in [
        "/api/v1/me".to_owned(),
        format!("/api/v1/me?token={token}"),
        format!("/api/v1/me?access_token={token}"),
    ] {
        let answer = stranger.visits(&path).await;
        assert_eq!(problem(&answer), 401, "{path}");
        assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"Quire\"");
    }
    for header in [
        token.to_owned(),
        format!("Basic {token}"),
        format!("Bearer{token}"),
        "Bearer ".to_owned(),
        format!("Bearer {}", &token[..token.len() - 1]),
        format!("Bearer {token}0"),
        format!("Bearer {}", token.to_uppercase()),
    ] {
        let request = stranger.request(Method::GET, "/api/v1/me");
        let answer = stranger
            .sends(request.header("authorization", &header))
            .await;
        assert_eq!(problem(&answer), 401, "{header}");
    }
    let twice = stranger
        .request(Method::GET, "/api/v1/me")
        .header("authorization", format!("Bearer {token}"))
        .header("authorization", format!("Bearer {token}"));
    assert_eq!(problem(&stranger.sends(twice).await), 401);
    assert_eq!(bot.gets("/api/v1/me").await.status, 200);
}

#[tokio::test]
async fn row_70_a_cookie_opens_nothing_here_and_is_not_looked_at_beside_a_token() {
    let site = site().await;
    let ada = site.signed_in_as("ada").await;
    for (method, path) in [
        (Method::GET, "/api/v1/me"),
        (Method::POST, "/api/v1/posts"),
        (Method::DELETE, "/api/v1/posts/x"),
    ] {
        let request = ada
            .request(method, path)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .body("{}");
        assert_eq!(problem(&ada.sends(request).await), 401, "{path}");
    }
    // Ada's browser with Lena's token is Lena.
    let lena = Bot::of(&site, "lena", Scope::Write).await;
    let both = ada
        .request(Method::GET, "/api/v1/me")
        .bearer_auth(&lena.token);
    assert_eq!(json(&ada.sends(both).await)["handle"], "lena");
    // A program is no page of another site: what a browser would say of one does not matter.
    let grace = Bot::of(&site, "grace", Scope::Write).await;
    let request = grace
        .browser
        .request(Method::POST, "/api/v1/posts")
        .bearer_auth(&grace.token)
        .header("origin", "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/json")
        .body(json!({"title": "From a program", "body": "Words."}).to_string());
    let made = grace.browser.sends(request).await;
    assert_eq!(made.status, 201, "{}", made.body);
    assert_eq!(made.header("access-control-allow-origin"), "");
    assert_eq!(made.header("set-cookie"), "");
}

#[tokio::test]
async fn row_70_a_token_opens_no_page_and_no_server_function() {
    let site = site().await;
    let ada = Bot::of(&site, "ada", Scope::Write).await;
    for path in [
        "/settings",
        "/settings/tokens",
        "/admin",
        "/admin/users",
        "/write",
    ] {
        let answer = ada.gets(path).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.header("location").starts_with("/login"), "{path}");
    }
    // What would need the password: for a token there is not even the question.
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        let answer = ada.sends(Method::POST, path, &json!({"form": {}})).await;
        assert!(!answer.body.contains("ada@example.org"), "{path}");
    }
    for (name, body) in [
        ("make_token", json!({"form": {"name": "x", "days": "1"}})),
        (
            "change_password",
            json!({"form": {"password": "another one to keep", "password_confirm": "another one to keep"}}),
        ),
        ("my_account", json!({})),
        ("dashboard", json!({})),
        ("create_post", json!({"form": {"title": "x", "body": "x"}})),
    ] {
        let answer = ada
            .sends(Method::POST, &format!("/api/fn/{name}"), &body)
            .await;
        assert_eq!(answer.status, 401, "{name}: {}", answer.body);
    }
}

#[tokio::test]
async fn row_70_a_token_for_reading_writes_nothing() {
    let site = site().await;
    let bot = Bot::of(&site, "grace", Scope::Read).await;
    let post = json!({"title": "x", "body": "x"});
    for (method, path) in [
        (Method::POST, "/api/v1/posts"),
        (Method::PUT, "/api/v1/posts/x"),
        (Method::PATCH, "/api/v1/posts/x"),
        (Method::DELETE, "/api/v1/posts/x"),
        (Method::POST, "/api/v1/posts/x/comments"),
    ] {
        let answer = bot.sends(method, path, &post).await;
        assert_eq!(problem(&answer), 403, "{path}");
        assert!(
            answer
                .header("www-authenticate")
                .contains("insufficient_scope")
        );
    }
    assert_eq!(bot.gets("/api/v1/posts").await.status, 200);
}

#[tokio::test]
async fn row_70_and_19_a_token_follows_its_owner_at_once() {
    let site = site().await;
    let bot = Bot::of(&site, "grace", Scope::Write).await;
    let post = json!({"title": "x", "body": "x"});
    assert_eq!(
        bot.sends(Method::POST, "/api/v1/posts", &post).await.status,
        201
    );
    let grace = id_of(&site, "grace").await;
    let set = accounts::set_role(&site.store, grace, Role::Reader).await;
    set.expect("she only reads now");
    assert_eq!(
        problem(&bot.sends(Method::POST, "/api/v1/posts", &post).await),
        403
    );
    assert_eq!(bot.gets("/api/v1/me").await.status, 200);
    accounts::disable(&site.store, grace).await.expect("closed");
    let refused = bot.gets("/api/v1/me").await;
    assert_eq!(problem(&refused), 401);
    assert!(refused.header("www-authenticate").contains("invalid_token"));
    accounts::enable(&site.store, grace)
        .await
        .expect("open again");
    assert_eq!(bot.gets("/api/v1/me").await.status, 200);
}

#[tokio::test]
async fn row_20_where_admins_need_a_second_factor_their_tokens_wait_for_it_too() {
    let site = TestApp::with(&[("QUIRE_REQUIRE_SECOND_FACTOR", "admins")]).await;
    site.has_account("ada", Role::Admin).await;
    let bot = Bot::of(&site, "ada", Scope::Write).await;
    assert_eq!(problem(&bot.gets("/api/v1/me").await), 403);
}

#[tokio::test]
async fn row_29_a_password_by_letter_ends_every_token_and_a_changed_one_none() {
    let mailbox = Mailbox::new("");
    let site = TestApp::with(&[("QUIRE_SMTP_URL", &mailbox.url())]).await;
    let ada = site.signed_in("ada").await;
    mailbox.receives().await;
    let bot = Bot::of(&site, "ada", Scope::Read).await;
    let changed = [
        ("current_password", PASSWORD),
        ("password", "seven lanterns over the quay"),
        ("password_confirm", "seven lanterns over the quay"),
    ];
    assert_eq!(
        ada.submits("/settings/security", &changed).await.status,
        303
    );
    mailbox.receives().await;
    assert_eq!(bot.gets("/api/v1/me").await.status, 200);
    let asked = site
        .anonymous()
        .submits("/forgot", &[("email", "ada@example.org")])
        .await;
    assert_eq!(asked.status, 303, "{}", asked.body);
    let link = mailbox.receives().await.link(&site.origin());
    let fields = [("password", PASSWORD), ("password_confirm", PASSWORD)];
    assert_eq!(site.anonymous().submits(&link, &fields).await.status, 303);
    assert_eq!(problem(&bot.gets("/api/v1/me").await), 401);
}

#[tokio::test]
async fn row_78_a_program_that_asks_too_often_is_told_when_to_come_again() {
    let site = site().await;
    let bot = Bot::of(&site, "lena", Scope::Read).await;
    for number in 0..600 {
        assert_eq!(bot.gets("/api/v1/me").await.status, 200, "{number}");
    }
    let refused = bot.gets("/api/v1/me").await;
    assert_eq!(problem(&refused), 429);
    assert_eq!(refused.header("retry-after"), "300");
    // Another token has its own count, and all from one place have one together, with a token or without.
    let other = Bot::of(&site, "grace", Scope::Read).await;
    for number in 0..600 {
        let answer = match number % 2 {
            0 => other.gets("/api/v1/me").await,
            _ => site.anonymous().visits("/api/v1/me").await,
        };
        assert!([200, 401].contains(&answer.status), "{number}");
    }
    assert_eq!(problem(&other.gets("/api/v1/me").await), 429);
    assert_eq!(problem(&site.anonymous().visits("/api/v1/me").await), 429);
    site.later(5);
    assert_eq!(bot.gets("/api/v1/me").await.status, 200);
}
