//! What people type who hope that it becomes a query: it stays a text, and nothing breaks.

use crate::bare::Bare;
use crate::permission_table::functions;
use http::Request;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};
use store::on_both_databases;
use store::testing::cast::PASSWORD;
use store::testing::{Outcome, TestDb};

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

const TYPED: [&str; 20] = [
    "'",
    "\"",
    "\\",
    "';--",
    "' OR '1'='1",
    "') OR ('1'='1",
    "1; SELECT pg_sleep(9)",
    "'||(SELECT pg_sleep(9))||'",
    "1 AND 1=(SELECT COUNT(*) FROM people)",
    "' UNION SELECT password_hash FROM people--",
    "'; DROP TABLE posts;--",
    "admin'/*",
    "%",
    "_",
    "%' ESCAPE '",
    "$1",
    "?",
    ":name",
    "\0",
    "9223372036854775808",
];

/// Where words of an address reach a query.
const PLACES: [&str; 16] = [
    "/posts/X",
    "/posts/X/edit",
    "/u/X",
    "/u/ada?page=X",
    "/post/X",
    "/?page=X",
    "/comments/X/edit",
    "/admin/users/X",
    "/admin/users?q=X",
    "/admin/users?role=X&state=X",
    "/admin/users?page=X&sort=X",
    "/admin/users/delete?people=X",
    "/admin/audit?person=X",
    "/admin/audit?event=X&from=X&to=X",
    "/admin/audit.csv?person=X",
    "/reset/X",
];

/// The arguments of a function with this in the place of every text.
fn with_text(arguments: &Value, typed: &str) -> Value {
    match arguments {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), with_text(value, typed)))
            .collect(),
        Value::Array(values) => values.iter().map(|value| with_text(value, typed)).collect(),
        Value::String(_) => Value::from(typed),
        other => other.clone(),
    }
}

on_both_databases! {
    async fn row_86_what_is_typed_is_never_a_query(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        db.published(&ada, "Canary").await?;
        let bare = Bare::over(db.store.clone());
        let cookies = format!("quire={}", bare.logs_in("ada", PASSWORD, HOME).await);
        let mut slowest = Duration::ZERO;
        for typed in TYPED {
            let encoded = utf8_percent_encode(typed, NON_ALPHANUMERIC).to_string();
            for place in PLACES {
                let path = place.replace('X', &encoded);
                let started = Instant::now();
                let answer = bare.shows(&path, &cookies).await;
                assert!(answer.status < 500, "{path}: {}", answer.status);
                assert!(!answer.body.contains("$argon2"), "{path}");
                slowest = slowest.max(started.elapsed());
            }
            for (name, arguments, _) in functions() {
                if name == "log_out" {
                    continue;
                }
                let request = Request::post(format!("/api/fn/{name}"))
                    .header("cookie", &cookies)
                    .header("content-type", "application/json");
                let body = with_text(&arguments, typed).to_string();
                let started = Instant::now();
                let answer = bare.answers(request, body, HOME).await;
                assert!(answer.status < 500, "{name} {typed}: {}", answer.body);
                assert!(!answer.body.contains("$argon2"), "{name} {typed}");
                slowest = slowest.max(started.elapsed());
            }
        }
        assert!(slowest < Duration::from_secs(5), "{slowest:?}");
        assert!(bare.shows("/posts/canary", "").await.body.contains("Canary"));
        Ok(())
    }
}
