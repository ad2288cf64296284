//! The description of what programs can ask for, held against what they get.

use super::{Bot, json, site};
use crate::addresses::routes;
use crate::people::Cast;
use domain::api_token::Scope;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

async fn description(cast: &Cast) -> Value {
    let answer = cast.site.anonymous().visits("/api/v1/openapi.json").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/json");
    json(&answer)
}

#[tokio::test]
async fn every_address_of_the_api_is_described_and_nothing_else_is() {
    let cast = Cast::gathers().await;
    let description = description(&cast).await;
    let paths = description["paths"].as_object().expect("paths");
    let mut described: BTreeSet<String> =
        paths.keys().map(|path| format!("/api/v1{path}")).collect();
    described.insert("/api/v1/openapi.json".to_owned());
    let known: BTreeSet<String> = routes(&cast)
        .into_iter()
        .filter(|path| path.starts_with("/api/v1"))
        .collect();
    assert_eq!(described, known);
    for (path, operations) in paths {
        let address = format!("/api/v1{}", path.replace("{slug}", "x"));
        for method in METHODS {
            let stranger = cast.site.anonymous();
            let verb = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
            let answer = stranger.sends(stranger.request(verb, &address)).await;
            // One that is there asks for a token.
            let expected = if operations.get(method).is_some() {
                401
            } else {
                405
            };
            assert_eq!(answer.status, expected, "{method} {path}");
        }
    }
}

/// Everything in `value` that the schema does not say, or says otherwise.
fn misfits(all: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or_default();
        return misfits(all, &all["components"]["schemas"][name], value, at, found);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = |choice: &&Value| {
            let mut wrong = Vec::new();
            misfits(all, choice, value, at, &mut wrong);
            wrong.is_empty()
        };
        if !choices.iter().any(|choice| fits(&choice)) {
            found.push(format!("{at} fits nothing: {value}"));
        }
        return;
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let kinds = &schema["type"];
    let is_said = kinds == kind
        || kinds
            .as_array()
            .is_some_and(|all| all.contains(&json!(kind)));
    if !is_said {
        found.push(format!("{at} is {kind} and not {kinds}"));
    }
    for item in value.as_array().into_iter().flatten() {
        misfits(all, &schema["items"], item, &format!("{at}[]"), found);
    }
    let Some(fields) = value.as_object() else {
        return;
    };
    for (name, value) in fields {
        match schema["properties"].get(name) {
            Some(schema) => misfits(all, schema, value, &format!("{at}.{name}"), found),
            None => found.push(format!("{at}.{name} is not described")),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if !fields.contains_key(name.as_str().unwrap_or_default()) {
            found.push(format!("{at}.{name} is missing"));
        }
    }
}

#[tokio::test]
async fn every_answer_is_as_described() {
    let cast = Cast::gathers().await;
    let all = description(&cast).await;
    let bot = Bot::of(&cast.site, "grace", Scope::Write).await;
    let form = json!({
        "title": "With everything",
        "body": "Words.",
        "cover": "https://pictures.example/a.jpg",
        "cover_alt": "A picture",
        "cover_caption": "A boat",
        "tags": "Boats, The sea",
        "excerpt": "In short.",
        "canonical": "https://elsewhere.example/before-six",
        "comments_until": "2099-12-31",
        "status": "published",
    });
    let made = bot.sends(Method::POST, "/api/v1/posts", &form).await;
    for (field, value) in [
        ("tags", json!(["Boats", "The sea"])),
        ("description", json!("In short.")),
        ("canonical", form["canonical"].clone()),
        ("comments_until", form["comments_until"].clone()),
        ("takes_comments", json!(true)),
    ] {
        assert_eq!(json(&made)[field], value, "{field}");
    }
    let slug = json(&made)["slug"].as_str().expect("a slug").to_owned();
    let post = format!("/api/v1/posts/{slug}");
    let comments = format!("{post}/comments");
    let said = bot
        .sends(Method::POST, &comments, &json!({"body": "Said."}))
        .await;
    let stranger = cast.site.anonymous();
    for (operation, status, answer) in [
        (("/posts", "post"), "201", made),
        (("/posts/{slug}/comments", "post"), "201", said),
        (("/me", "get"), "200", bot.gets("/api/v1/me").await),
        (("/me", "get"), "401", stranger.visits("/api/v1/me").await),
        (("/posts", "get"), "200", bot.gets("/api/v1/posts").await),
        (("/posts/{slug}", "get"), "200", bot.gets(&post).await),
        (
            ("/posts/{slug}", "get"),
            "404",
            bot.gets("/api/v1/posts/nothing").await,
        ),
        (
            ("/posts/{slug}/comments", "get"),
            "200",
            bot.gets(&comments).await,
        ),
        (
            ("/posts", "post"),
            "422",
            bot.sends(Method::POST, "/api/v1/posts", &json!({})).await,
        ),
    ] {
        assert_eq!(answer.status.to_string(), status, "{}", answer.body);
        let (path, method) = operation;
        let content = &all["paths"][path][method]["responses"][status]["content"];
        let schema = &content[answer.header("content-type")]["schema"];
        assert!(
            schema.is_object(),
            "{operation:?} {status} is not described"
        );
        let mut found = Vec::new();
        misfits(&all, schema, &json(&answer), "", &mut found);
        assert!(found.is_empty(), "{operation:?}: {found:?}");
    }
}

#[tokio::test]
async fn the_description_is_open_and_whole() {
    let site = site().await;
    let all = json(&site.anonymous().visits("/api/v1/openapi.json").await);
    assert_eq!(all["openapi"], "3.1.0");
    assert_eq!(
        all["servers"][0]["url"],
        format!("{}/api/v1", site.origin())
    );
    let text = all.to_string();
    for name in text.split("#/components/schemas/").skip(1) {
        let name = name.split('"').next().unwrap_or_default();
        assert!(all["components"]["schemas"][name].is_object(), "{name}");
    }
}
