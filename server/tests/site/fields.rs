//! Fields that no form has: whoever sends them gets nothing by it.

use crate::people::{Cast, PEOPLE};
use crate::permission_table::functions;
use reqwest::Method;
use serde_json::{Map, Value};
use store::testing::behind;

const HOSTILE: &str = "<b>canary</b>";
/// What the tables have and no form sets. Ada's number is 1.
const EXTRA: [(&str, &str); 12] = [
    ("author", "1"),
    ("author_id", "1"),
    ("user_id", "1"),
    ("person", "1"),
    ("post_id", "1"),
    ("role", "admin"),
    ("created", "0"),
    ("published", "0"),
    ("html", HOSTILE),
    ("html_version", "1"),
    ("email_verified", "1"),
    ("failures", "0"),
];

async fn texts(cast: &Cast, sql: &str) -> Vec<String> {
    let texts = behind::texts(&cast.site.store, sql).await.expect("rows");
    texts.into_iter().flatten().collect()
}

#[tokio::test]
async fn row_41_a_comment_is_its_authors_own_and_of_this_moment() {
    let cast = Cast::gathers().await;
    let things = cast.things().await;
    let lena = &cast.people[1];
    let mut fields = vec![("body", "Mine.")];
    fields.extend(EXTRA);
    for path in ["/posts/POST/comments", "/comments/COMMENT/edit"] {
        let answer = lena.submits(&things.fill(path), &fields).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
    }
    let page = lena.visits(&things.fill("/posts/POST")).await.body;
    assert_eq!(page.matches("<p>Mine.</p>").count(), 2, "{page}");
    assert!(!page.contains("canary"));
    let odd = "SELECT CAST(id AS TEXT) FROM comments WHERE author_id = 1 OR created = 0 OR html LIKE '%canary%'";
    assert_eq!(texts(&cast, odd).await, [""; 0]);
}

#[tokio::test]
async fn row_41_a_post_stays_whose_and_where_and_from_when_it_is() {
    let cast = Cast::gathers().await;
    let (things, other) = (cast.things().await, cast.things().await);
    let grace = &cast.people[3];
    let before =
        "SELECT author_id || ' ' || created || ' ' || published FROM posts WHERE slug = 'POST'";
    let before = things.fill(before);
    let was = texts(&cast, &before).await;
    let slug = other.fill("POST");
    let mut fields = vec![
        ("title", "What the tide left"),
        ("body", "Changed."),
        ("status", "published"),
        ("version", "1"),
        ("former_slug", slug.as_str()),
        ("id", "1"),
    ];
    fields.extend(EXTRA);
    let answer = grace
        .submits(&things.fill("/posts/POST/edit"), &fields)
        .await;
    assert_eq!(answer.header("location"), things.fill("/posts/POST"));
    assert_eq!(texts(&cast, &before).await, was);
    let page = cast.people[0]
        .visits(&things.fill("/posts/POST"))
        .await
        .body;
    assert!(page.contains("Changed.") && page.contains("/u/grace") && !page.contains("canary"));
    let untouched = cast.people[0].visits(&other.fill("/posts/POST")).await.body;
    assert!(!untouched.contains("Changed."));
}

/// The extra fields beside every argument of a function, and in every form among them.
fn with_extra(arguments: &Value) -> Value {
    let mut all = arguments.as_object().cloned().unwrap_or_default();
    for nested in all.values_mut() {
        if let Value::Object(fields) = nested {
            add(fields);
        }
    }
    add(&mut all);
    Value::Object(all)
}

fn add(fields: &mut Map<String, Value>) {
    for (name, value) in EXTRA {
        fields.entry(name).or_insert(Value::from(value));
    }
}

#[tokio::test]
async fn row_41_no_server_function_takes_a_field_that_it_does_not_have() {
    let cast = Cast::gathers().await;
    let roles = "SELECT handle || ' ' || role || ' ' || COALESCE(email, '') || ' ' || COALESCE(email_verified, '-') FROM people ORDER BY id";
    let before = texts(&cast, roles).await;
    for (name, arguments, expected) in functions() {
        // Ada may do nearly everything; it is the others who could win something.
        for (who, expected) in expected.iter().enumerate().take(PEOPLE - 1) {
            let things = cast.things().await;
            let request = cast.people[who]
                .request(Method::POST, &format!("/api/fn/{name}"))
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/json")
                .body(things.fill_json(&with_extra(&arguments)));
            let answer = cast.people[who].sends(request).await;
            assert_eq!(
                answer.status, *expected,
                "{name} {arguments}: {}",
                answer.body
            );
        }
    }
    assert_eq!(texts(&cast, roles).await, before);
    for table in ["posts", "comments"] {
        let odd = format!(
            "SELECT CAST(id AS TEXT) FROM {table} WHERE author_id = 1 OR created = 0 OR html LIKE '%canary%'"
        );
        assert_eq!(texts(&cast, &odd).await, [""; 0], "{table}");
    }
}
