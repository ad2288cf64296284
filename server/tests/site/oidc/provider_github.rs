//! A stand-in for GitHub, at the addresses of GitHub Enterprise.

use super::token::encoded;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use url::Url;

#[derive(Clone)]
pub struct GitHub {
    pub issuer: String,
    shared: Arc<Mutex<Shared>>,
}

struct Shared {
    user: Value,
    emails: Value,
    /// The code that was given out last, and the challenge that came with it.
    grant: Option<(String, String)>,
}

impl GitHub {
    pub async fn spawn() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let shared = Shared {
            user: json!({}),
            emails: json!([]),
            grant: None,
        };
        let shared = Arc::new(Mutex::new(shared));
        let github = Self { issuer, shared };
        let routes = Router::new()
            .route("/login/oauth/access_token", post(token))
            .route("/api/v3/user", get(user))
            .route("/api/v3/user/emails", get(emails))
            .with_state(github.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        github
    }

    pub fn knows(&self, user: Value, emails: Value) {
        let mut shared = self.shared.lock().expect("nobody panicked in here");
        shared.user = user;
        shared.emails = emails;
    }

    /// Somebody says yes on the page at that address. Gives back where they are sent then, from the path on.
    pub fn approves(&self, address: &str) -> String {
        let url = Url::parse(address).expect("an address");
        assert_eq!(url.path(), "/login/oauth/authorize");
        let asked: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        assert_eq!(asked["scope"], "read:user user:email");
        assert_eq!(asked["code_challenge_method"], "S256");
        let mut shared = self.shared.lock().expect("nobody panicked in here");
        let code = "canary-code".to_owned();
        shared.grant = Some((code.clone(), asked["code_challenge"].clone()));
        let back = Url::parse(&asked["redirect_uri"]).expect("an address");
        format!("{}?code={code}&state={}", back.path(), asked["state"])
    }
}

async fn token(
    State(github): State<GitHub>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Json<Value> {
    let mut shared = github.shared.lock().expect("nobody panicked in here");
    let challenge = encoded(digest(&SHA256, form["code_verifier"].as_bytes()).as_ref());
    let right = Some((form["code"].clone(), challenge)) == shared.grant.take();
    // GitHub says 200 to everything.
    Json(if right && form["client_secret"] == "canary-secret" {
        json!({"access_token": "canary-token", "token_type": "bearer", "scope": "read:user,user:email"})
    } else {
        json!({"error": "bad_verification_code", "error_description": "canary"})
    })
}

async fn user(State(github): State<GitHub>, headers: HeaderMap) -> Response {
    let user = github
        .shared
        .lock()
        .expect("nobody panicked in here")
        .user
        .clone();
    told(&headers, user)
}

async fn emails(State(github): State<GitHub>, headers: HeaderMap) -> Response {
    let emails = github
        .shared
        .lock()
        .expect("nobody panicked in here")
        .emails
        .clone();
    told(&headers, emails)
}

fn told(headers: &HeaderMap, what: Value) -> Response {
    let right = headers
        .get("authorization")
        .is_some_and(|value| value == "Bearer canary-token");
    // GitHub turns down whoever does not say what program it is.
    match right && headers.contains_key("user-agent") {
        true => Json(what).into_response(),
        false => StatusCode::FORBIDDEN.into_response(),
    }
}
