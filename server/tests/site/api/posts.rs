//! Posts and comments, read and written by programs.

use super::{Bot, json, problem, site};
use crate::people::id_of;
use crate::test_app::TestApp;
use domain::PostId;
use domain::api_token::Scope;
use domain::post::PostForm;
use reqwest::Method;
use serde_json::{Value, json};
use store::{posts, revisions};

const POSTS: &str = "/api/v1/posts";

/// Published posts of Grace's, and as many drafts.
async fn has_posts(site: &TestApp, count: usize) {
    let grace = id_of(site, "grace").await;
    for number in 0..2 * count {
        let form = PostForm {
            title: format!("Post {}", number / 2),
            body: "Words.".to_owned(),
            status: ["published", "draft"][number % 2].to_owned(),
            ..PostForm::default()
        };
        let post = form.parse().expect("a post");
        posts::create(&site.store, grace, &post)
            .await
            .expect("made");
    }
}

fn fields(answer: &Value) -> Vec<&str> {
    let errors = answer["errors"].as_array().expect("errors");
    errors
        .iter()
        .filter_map(|error| error["field"].as_str())
        .collect()
}

#[tokio::test]
async fn a_program_writes_changes_and_deletes_a_post() {
    let site = site().await;
    let bot = Bot::of(&site, "grace", Scope::Write).await;
    let form = json!({"title": "From a program", "body": "*Words*.", "status": "published", "author": "ada", "id": 7});
    let made = bot.sends(Method::POST, POSTS, &form).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let path = made.header("location").to_owned();
    let post = json(&made);
    assert_eq!(post["html"], "<p><em>Words</em>.</p>\n");
    assert_eq!(
        (&post["version"], &post["body"]),
        (&json!(1), &json!("*Words*."))
    );
    assert_eq!(
        post["author"]["handle"], "grace",
        "row 41: the author is the token's owner"
    );
    assert_eq!(json(&bot.gets(&path).await), post);
    assert_eq!(
        post["url"],
        format!("{}/posts/from-a-program", site.origin())
    );

    let changed = bot
        .sends(
            Method::PATCH,
            &path,
            &json!({"subtitle": "And more", "version": 1}),
        )
        .await;
    assert_eq!(changed.status, 200, "{}", changed.body);
    let changed = json(&changed);
    assert_eq!(
        (&changed["subtitle"], &changed["body"]),
        (&json!("And more"), &json!("*Words*."))
    );
    assert_eq!(
        (&changed["version"], &changed["status"]),
        (&json!(2), &json!("published"))
    );
    let whole = json!({"title": "From a program", "body": "New.", "version": "2"});
    let replaced = json(&bot.sends(Method::PUT, &path, &whole).await);
    assert_eq!(
        (&replaced["subtitle"], &replaced["status"]),
        (&json!(""), &json!("draft"))
    );

    let versions = revisions::list(&site.store, PostId(1)).await;
    assert_eq!(versions.expect("versions").len(), 3, "one for each save");
    let gone = bot.deletes(&path).await;
    assert_eq!((gone.status, gone.body.as_str()), (204, ""));
    assert_eq!(problem(&bot.gets(&path).await), 404);
}

#[tokio::test]
async fn row_r15_a_program_that_got_no_answer_asks_again_with_the_same_key() {
    let site = site().await;
    let bot = Bot::of(&site, "grace", Scope::Write).await;
    let post = json!({"title": "Once", "body": "Words.", "status": "published", "key": "0123"});
    for _ in 0..2 {
        let made = bot.sends(Method::POST, POSTS, &post).await;
        assert_eq!(
            (made.status, made.header("location")),
            (201, "/api/v1/posts/once")
        );
    }
    let said = json!({"body": "Bread.", "key": "4567"});
    let under = format!("{POSTS}/once/comments");
    let first = json(&bot.sends(Method::POST, &under, &said).await);
    assert_eq!(json(&bot.sends(Method::POST, &under, &said).await), first);
}

#[tokio::test]
async fn of_two_who_change_the_same_version_the_second_is_told() {
    let site = site().await;
    has_posts(&site, 1).await;
    let bot = Bot::of(&site, "grace", Scope::Write).await;
    let path = "/api/v1/posts/post-0";
    for method in [Method::PUT, Method::PATCH] {
        let blind = json!({"title": "x", "body": "x"});
        assert_eq!(problem(&bot.sends(method, path, &blind).await), 428);
    }
    let first = bot
        .sends(
            Method::PATCH,
            path,
            &json!({"body": "First.", "version": 1}),
        )
        .await;
    assert_eq!(first.status, 200, "{}", first.body);
    let second = bot
        .sends(
            Method::PATCH,
            path,
            &json!({"body": "Second.", "version": 1}),
        )
        .await;
    assert_eq!(problem(&second), 409);
    assert_eq!(json(&bot.gets(path).await)["body"], "First.");
}

#[tokio::test]
async fn row_40_a_program_sees_and_does_what_its_owner_may() {
    let site = site().await;
    has_posts(&site, 1).await;
    let lena = Bot::of(&site, "lena", Scope::Write).await;
    let (post, draft) = ("/api/v1/posts/post-0", "/api/v1/posts/post-0-2");
    let seen = json(&lena.gets(post).await);
    assert_eq!(seen["title"], "Post 0");
    assert!(
        seen.get("body").is_none() && seen.get("version").is_none(),
        "{seen}"
    );
    assert_eq!(problem(&lena.gets(draft).await), 404);
    let form = json!({"title": "x", "body": "x", "version": 1});
    assert_eq!(problem(&lena.sends(Method::POST, POSTS, &form).await), 403);
    for (path, status) in [(post, 403), (draft, 404)] {
        assert_eq!(problem(&lena.sends(Method::PUT, path, &form).await), status);
        assert_eq!(
            problem(&lena.sends(Method::PATCH, path, &form).await),
            status
        );
        assert_eq!(problem(&lena.deletes(path).await), status);
    }
    let said = json!({"body": "Well said."});
    let said = lena
        .sends(Method::POST, &format!("{post}/comments"), &said)
        .await;
    assert_eq!(said.status, 201, "{}", said.body);
    let grace = Bot::of(&site, "grace", Scope::Write).await;
    let closed = grace
        .sends(
            Method::POST,
            &format!("{draft}/comments"),
            &json!({"body": "x"}),
        )
        .await;
    assert_eq!(problem(&closed), 403);
    let list = json(&grace.gets(&format!("{post}/comments")).await);
    assert_eq!(
        (&list["total"], &list["comments"][0]["author"]["handle"]),
        (&json!(1), &json!("lena"))
    );
    assert_eq!(list["comments"][0]["html"], "<p>Well said.</p>\n");
}

#[tokio::test]
async fn what_breaks_a_rule_is_told_by_field() {
    let site = site().await;
    let bot = Bot::of(&site, "grace", Scope::Write).await;
    let answer = bot
        .sends(Method::POST, POSTS, &json!({"cover": "javascript:1"}))
        .await;
    assert_eq!(problem(&answer), 422);
    assert_eq!(fields(&json(&answer)), ["title", "body", "cover"]);
    let long = json!({"title": "Long", "body": "a".repeat(300 * 1024)});
    assert_eq!(problem(&bot.sends(Method::POST, POSTS, &long).await), 422);
    let longer = json!({"title": "Longer", "body": "a".repeat(1024 * 1024)});
    assert_eq!(problem(&bot.sends(Method::POST, POSTS, &longer).await), 413);
    for body in [json!([]), json!("text"), json!({"title": {"a": 1}})] {
        assert_eq!(problem(&bot.sends(Method::POST, POSTS, &body).await), 400);
    }
    for (kind, body, status) in [
        ("application/json", "{\"title\":", 400),
        ("application/x-www-form-urlencoded", "title=x&body=x", 415),
        ("text/plain", "{}", 415),
    ] {
        let request = bot
            .browser
            .request(Method::POST, POSTS)
            .bearer_auth(&bot.token)
            .header("content-type", kind)
            .body(body);
        assert_eq!(problem(&bot.browser.sends(request).await), status, "{kind}");
    }
    let nowhere = bot.gets("/api/v1/nothing").await;
    assert_eq!(problem(&nowhere), 404);
    let wrong = bot.sends(Method::PUT, "/api/v1/me", &json!({})).await;
    assert_eq!(problem(&wrong), 405);
}

#[tokio::test]
async fn row_79_a_page_has_a_hundred_posts_at_most_whatever_is_asked_for() {
    let site = site().await;
    has_posts(&site, 101).await;
    let bot = Bot::of(&site, "lena", Scope::Read).await;
    for (query, size, shown) in [
        ("", 20, 20),
        ("?per_page=50&page=3", 50, 1),
        ("?per_page=1000000000", 100, 100),
        ("?per_page=1e9&page=1e9", 20, 20),
        ("?per_page=0", 1, 1),
        ("?per_page=-1&limit=500", 20, 20),
    ] {
        let page = json(&bot.gets(&format!("{POSTS}{query}")).await);
        assert_eq!(page["per_page"], size, "{query}");
        assert_eq!(
            page["posts"].as_array().map(Vec::len),
            Some(shown),
            "{query}"
        );
        assert_eq!(page["total"], 101, "drafts are not among them");
    }
    for query in ["?page=99999999", "?page=3&per_page=100"] {
        assert_eq!(problem(&bot.gets(&format!("{POSTS}{query}")).await), 404);
    }
}
