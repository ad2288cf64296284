//! `/api/v1/openapi.json`: the description of all of this, for programs that write programs. Open to everybody.

mod schemas;

use super::paging::{MOST, USUAL};
use app::server::AppState;
use axum::Json;
use axum::extract::State;
use domain::paths;
use serde_json::{Map, Value, json};

pub(super) async fn show(State(state): State<AppState>) -> Json<Value> {
    Json(document(&state.site.title, &state.site.base_url))
}

/// An operation: method, address below the root, what it does, and its other parts.
type Operation = (&'static str, &'static str, &'static str, Value);

fn document(title: &str, site: &str) -> Value {
    let mut addresses = Map::new();
    for (method, path, summary, mut parts) in operations() {
        parts["summary"] = json!(summary);
        let responses = &mut parts["responses"];
        for (status, means) in ALWAYS {
            responses[status] = problem(means);
        }
        addresses
            .entry(path)
            .or_insert_with(|| json!({ "parameters": named_in(path) }))[method] = parts;
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": "1",
            "description": "Send a token from /settings/tokens in the header `Authorization: Bearer …`. One of the scope `read` \
                            may GET; one of the scope `write` may do the rest as well. It may do what its owner may do, and \
                            opens nothing but this.",
        },
        "servers": [{ "url": format!("{site}{}", paths::API) }],
        "security": [{ "token": [] }],
        "paths": addresses,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": schemas::all(),
        },
    })
}

/// What any of them may answer.
const ALWAYS: [(&str, &str); 3] = [
    ("401", "There is no token, or it does not count"),
    (
        "429",
        "Too many requests: `Retry-After` says when to come again",
    ),
    ("503", "Busy: `Retry-After` says when to come again"),
];

fn operations() -> [Operation; 9] {
    let may_not = ("403", "The token or its owner may not");
    let not_there = ("404", "It is not there, or not for the token's owner");
    let unfit = [
        ("413", "Too large"),
        ("415", "Not JSON"),
        ("422", "A field breaks a rule: `errors` says which"),
    ];
    let stale = [
        ("409", "Somebody else saved it in the meantime"),
        ("428", "The `version` is missing"),
    ];
    let form = |schema: &str, answer: (&str, &str), problems: &[(&str, &str)]| {
        let mut operation = answering(answer, problems);
        operation["requestBody"] = json!({ "required": true, "content": content(schema) });
        for (status, means) in unfit {
            operation["responses"][status] = problem(means);
        }
        operation
    };
    let list = |schema: &str, problems: &[(&str, &str)]| {
        let mut operation = answering(("200", schema), problems);
        operation["parameters"] = paging();
        operation
    };
    let saving = [may_not, not_there, stale[0], stale[1]];
    let (post, comments) = ("/posts/{slug}", "/posts/{slug}/comments");
    [
        (
            "get",
            "/me",
            "Who the token acts for",
            answering(("200", "Me"), &[]),
        ),
        (
            "get",
            "/posts",
            "Published posts, newest first",
            list("PostList", &[not_there]),
        ),
        (
            "post",
            "/posts",
            "Write a post",
            form("PostForm", ("201", "Post"), &[may_not]),
        ),
        (
            "get",
            post,
            "A post",
            answering(("200", "Post"), &[not_there]),
        ),
        (
            "put",
            post,
            "Make a post what is sent",
            form("PostForm", ("200", "Post"), &saving),
        ),
        (
            "patch",
            post,
            "Change the fields that are sent",
            form("PostForm", ("200", "Post"), &saving),
        ),
        (
            "delete",
            post,
            "Delete a post",
            answering(("204", ""), &[may_not, not_there]),
        ),
        (
            "get",
            comments,
            "Comments under a post, oldest first",
            list("CommentList", &[not_there]),
        ),
        (
            "post",
            comments,
            "Comment",
            form("CommentForm", ("201", "Comment"), &[may_not, not_there]),
        ),
    ]
}

/// With a schema, or with nothing, when it goes well; with a problem when it does not.
fn answering((status, schema): (&str, &str), problems: &[(&str, &str)]) -> Value {
    let mut responses = Map::new();
    let well = if schema.is_empty() {
        json!({ "description": "Done" })
    } else {
        json!({ "description": "Done", "content": content(schema) })
    };
    responses.insert(status.to_owned(), well);
    for (status, means) in problems {
        responses.insert((*status).to_owned(), problem(means));
    }
    json!({ "responses": responses })
}

fn content(schema: &str) -> Value {
    json!({ "application/json": { "schema": schemas::named(schema) } })
}

fn problem(means: &str) -> Value {
    let content = json!({ "application/problem+json": { "schema": schemas::named("Problem") } });
    json!({ "description": means, "content": content })
}

fn paging() -> Value {
    json!([
        { "name": "page", "in": "query", "schema": { "type": "integer", "minimum": 1, "default": 1 } },
        {
            "name": "per_page",
            "in": "query",
            "schema": { "type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL },
        },
    ])
}

fn named_in(path: &str) -> Value {
    if path.contains("{slug}") {
        json!([{ "name": "slug", "in": "path", "required": true, "schema": { "type": "string" } }])
    } else {
        json!([])
    }
}
