//! What goes in and out, in the words of JSON Schema. A test holds what is really sent against it.

use domain::comment::CommentForm;
use domain::post::PostForm;
use serde::Serialize;
use serde_json::{Map, Value, json};

pub(super) fn named(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

pub(super) fn all() -> Value {
    let text = json!({ "type": "string" });
    let maybe_text = json!({ "type": ["string", "null"] });
    let number = json!({ "type": "integer" });
    let moment = json!({ "type": "string", "format": "date-time" });
    let maybe_moment = json!({ "type": ["string", "null"], "format": "date-time" });
    let author = json!({ "oneOf": [named("Author"), { "type": "null" }] });
    let cover = json!({ "oneOf": [named("Cover"), { "type": "null" }] });
    let status =
        json!({ "type": "string", "enum": ["draft", "scheduled", "published", "unlisted"] });
    let place = [
        ("page", number.clone()),
        ("per_page", number.clone()),
        ("pages", number.clone()),
        ("total", number.clone()),
    ];
    let both = [
        ("slug", text.clone()),
        ("url", text.clone()),
        ("title", text.clone()),
        ("subtitle", text.clone()),
        ("author", author.clone()),
        ("cover", cover),
        ("status", status),
        ("minutes", number.clone()),
    ];
    let list_of = |name: &'static str, schema: &str| {
        let items = json!({ "type": "array", "items": named(schema) });
        object(place.iter().cloned().chain([(name, items)]), &[])
    };
    json!({
        "Me": object([
            ("name", text.clone()),
            ("handle", text.clone()),
            ("role", json!({ "type": "string", "enum": ["reader", "author", "admin"] })),
            ("token", object([
                ("name", text.clone()),
                ("scope", json!({ "type": "string", "enum": ["read", "write"] })),
                ("expires", moment.clone()),
            ], &[])),
        ], &[]),
        "Author": object([("name", text.clone()), ("handle", text.clone())], &[]),
        "Cover": object([
            ("url", text.clone()),
            ("alt", text.clone()),
            ("caption", text.clone()),
        ], &[]),
        "PostInList": object(both.iter().cloned().chain([
            ("excerpt", text.clone()),
            ("published", moment.clone()),
            ("comments", number.clone()),
        ]), &[]),
        "PostList": list_of("posts", "PostInList"),
        // The last four are there for whoever may edit the post.
        "Post": object(both.iter().cloned().chain([
            ("description", text.clone()),
            ("tags", json!({ "type": "array", "items": text.clone() })),
            ("canonical", json!({ "type": ["string", "null"], "format": "uri" })),
            ("takes_comments", json!({ "type": "boolean" })),
            ("created", moment.clone()),
            ("publish_at", maybe_moment.clone()),
            ("published", maybe_moment.clone()),
            ("updated", moment.clone()),
            ("html", text.clone()),
            ("body", text.clone()),
            ("excerpt", text.clone()),
            ("comments_until", text.clone()),
            ("version", number.clone()),
        ]), &["body", "excerpt", "comments_until", "version"]),
        "PostForm": form(&PostForm::default()),
        "Comment": object([
            ("id", number.clone()),
            ("url", text.clone()),
            ("author", author),
            ("html", text.clone()),
            ("created", moment),
            ("edited", maybe_moment),
        ], &[]),
        "CommentList": list_of("comments", "Comment"),
        "CommentForm": form(&CommentForm::default()),
        "Problem": object([
            ("title", text.clone()),
            ("status", number),
            ("detail", text.clone()),
            ("request_id", maybe_text),
            ("errors", json!({
                "type": "array",
                "items": object([("field", text.clone()), ("message", text)], &[]),
            })),
        ], &["detail", "request_id", "errors"]),
    })
}

/// An object with these fields, all of which are there but the ones that may be missing.
fn object(
    fields: impl IntoIterator<Item = (&'static str, Value)>,
    may_be_missing: &[&str],
) -> Value {
    let properties: Map<String, Value> = fields
        .into_iter()
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect();
    let required: Vec<&String> = properties
        .keys()
        .filter(|name| !may_be_missing.contains(&name.as_str()))
        .collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

/// The fields of a form as the page has them, each a text.
fn form(form: &impl Serialize) -> Value {
    let fields = serde_json::to_value(form).unwrap_or_default();
    let names = fields.as_object().into_iter().flat_map(Map::keys);
    // Editors count by it.
    let names = names.filter(|name| *name != "copy");
    let properties: Map<String, Value> = names
        .map(|name| {
            let mut schema = json!({ "type": "string" });
            if let Some(what) = explained(name) {
                schema["description"] = json!(what);
            }
            (name.clone(), schema)
        })
        .collect();
    json!({ "type": "object", "properties": properties })
}

/// What is not plain from the name of a field.
fn explained(field: &str) -> Option<&'static str> {
    Some(match field {
        "body" => "Markdown",
        "cover" => "The address of a picture",
        "cover_alt" => "What the picture shows",
        "cover_caption" => "What stands below the picture",
        "status" => "`published`, `scheduled` or `unlisted`, or else a draft",
        "publish_at" => "When a post is to be published: 2026-12-01T09:00",
        "zone" => "How far `publish_at` is from UTC: +01:00; empty for UTC",
        "slug" => "The end of the address; empty for one that follows the title",
        "tags" => "With commas between them",
        "excerpt" => "What lists say about the post",
        "canonical" => "Where the text stood first",
        "comments_until" => "The last day for comments, in UTC: 2026-12-31",
        "version" => "What was read before it was changed; not for a new post",
        "empty" => "`yes` for a post without a text",
        "key" => "A name of your choice: what is sent again with the same one is made once",
        _ => return None,
    })
}
