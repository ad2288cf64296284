//! The small provider. What a person would do on its pages, a test says with [`Provider::approves`].

use super::token::{Keys, Lie, encoded};
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};
use store::Clock;
use tokio::net::TcpListener;
use url::Url;

pub const CLIENT: &str = "quire-at-test";
pub const SECRET: &str = "canary-client-secret";

/// A provider on a port of its own.
#[derive(Clone)]
pub struct Provider {
    pub issuer: String,
    shared: Arc<Mutex<Shared>>,
}

struct Shared {
    lie: Lie,
    discovery: Discovery,
    keys: Keys,
    /// What was consented to, by code.
    grants: BTreeMap<String, Grant>,
    /// What tells a person's name, by access token.
    told: BTreeMap<String, Value>,
    canary: bool,
    tokens_asked: usize,
    keys_asked: usize,
}

/// How the provider says where things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discovery {
    Right,
    RedirectsToCanary,
    Huge,
    /// Begins to answer and never ends.
    Stalls,
    /// Sends people to an address that is no place to send anybody.
    Scripts,
}

/// Somebody who has an account there.
#[derive(Clone, Debug)]
pub struct Somebody {
    pub sub: String,
    /// Claims beside the subject.
    pub claims: Value,
    /// Whether they are in the token, or only for who asks.
    pub in_token: bool,
}

struct Grant {
    who: Somebody,
    nonce: String,
    challenge: String,
    redirect_uri: String,
}

impl Somebody {
    pub fn new(sub: &str, claims: Value) -> Self {
        Self {
            sub: sub.to_owned(),
            claims,
            in_token: true,
        }
    }

    /// With an address that the provider has verified.
    pub fn at(sub: &str, email: &str) -> Self {
        Self::new(
            sub,
            json!({"email": email, "email_verified": true, "name": "Noor Haddad"}),
        )
    }
}

impl Provider {
    pub async fn spawn() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let shared = Shared {
            lie: Lie::None,
            discovery: Discovery::Right,
            keys: Keys::new("first", 1),
            grants: BTreeMap::new(),
            told: BTreeMap::new(),
            canary: false,
            tokens_asked: 0,
            keys_asked: 0,
        };
        let provider = Self {
            issuer,
            shared: Arc::new(Mutex::new(shared)),
        };
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/token", post(token))
            .route("/userinfo", get(user_info))
            .route("/canary", get(canary))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        provider
    }

    /// The settings of a site that knows this provider by that name, in capitals.
    pub fn settings(&self, name: &str) -> Vec<(String, String)> {
        [
            ("ISSUER", self.issuer.as_str()),
            ("CLIENT_ID", CLIENT),
            ("CLIENT_SECRET", SECRET),
            ("LABEL", "Elsewhere"),
        ]
        .map(|(key, value)| (format!("QUIRE_OIDC_{name}_{key}"), value.to_owned()))
        .into()
    }

    pub fn lies(&self, lie: Lie) {
        self.lock().lie = lie;
    }

    pub fn discovery_is(&self, discovery: Discovery) {
        self.lock().discovery = discovery;
    }

    /// From now on signs with a key that it did not publish before.
    pub fn changes_keys(&self) {
        self.lock().keys = Keys::new("second", 2);
    }

    pub fn canary_sang(&self) -> bool {
        self.lock().canary
    }

    /// How often somebody asked for tokens, and how often for the keys.
    pub fn asked(&self) -> (usize, usize) {
        let shared = self.lock();
        (shared.tokens_asked, shared.keys_asked)
    }

    /// Somebody says yes on the page at that address. Gives back where they are sent then, from the path on.
    pub fn approves(&self, address: &str, who: &Somebody) -> String {
        let url = Url::parse(address).expect("an address");
        let asked: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        let mut shared = self.lock();
        let code = format!("canary-code-{}", shared.grants.len());
        let grant = Grant {
            who: who.clone(),
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            redirect_uri: asked["redirect_uri"].clone(),
        };
        shared.grants.insert(code.clone(), grant);
        let mut back = Url::parse(&asked["redirect_uri"]).expect("an address");
        back.query_pairs_mut()
            .append_pair("code", &code)
            .append_pair("state", &asked["state"])
            .append_pair("iss", &self.issuer);
        format!("{}?{}", back.path(), back.query().unwrap_or_default())
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().expect("nobody panicked in here")
    }
}

async fn discovery(State(provider): State<Provider>) -> Response {
    let (how, lie) = {
        let shared = provider.lock();
        (shared.discovery, shared.lie)
    };
    let issuer = &provider.issuer;
    let named = match lie {
        Lie::DiscoveryOfAnother => "https://evil.example",
        _ => issuer,
    };
    let authorize = match how {
        Discovery::Scripts => "javascript:alert(1)".to_owned(),
        _ => format!("{issuer}/authorize"),
    };
    let right = json!({
        "issuer": named,
        "authorization_endpoint": authorize,
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        "authorization_response_iss_parameter_supported": true,
    });
    match how {
        Discovery::Right | Discovery::Scripts => Json(right).into_response(),
        Discovery::RedirectsToCanary => Redirect::temporary("/canary").into_response(),
        Discovery::Huge => {
            let mut much = right;
            much["padding"] = json!("x".repeat(1 << 20));
            Json(much).into_response()
        }
        Discovery::Stalls => std::future::pending().await,
    }
}

async fn canary(State(provider): State<Provider>) -> StatusCode {
    provider.lock().canary = true;
    StatusCode::NOT_FOUND
}

async fn jwks(State(provider): State<Provider>) -> Json<Value> {
    let mut shared = provider.lock();
    shared.keys_asked += 1;
    Json(shared.keys.published())
}

async fn token(
    State(provider): State<Provider>,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let mut shared = provider.lock();
    shared.tokens_asked += 1;
    let refused = |why: &str| {
        let error =
            json!({"error": "invalid_grant", "error_description": format!("<b>canary</b> {why}")});
        (StatusCode::BAD_REQUEST, Json(error)).into_response()
    };
    if !headers.contains_key("authorization") {
        return refused("no secret");
    }
    let Some(grant) = form.get("code").and_then(|code| shared.grants.remove(code)) else {
        return refused("no such code");
    };
    let verifier = form.get("code_verifier").map_or("", String::as_str);
    if encoded(digest(&SHA256, verifier.as_bytes()).as_ref()) != grant.challenge {
        return refused("another verifier");
    }
    if form.get("redirect_uri") != Some(&grant.redirect_uri) {
        return refused("another address");
    }
    let access = format!("canary-access-token-{}", shared.told.len());
    let answer = shared.answer(&provider.issuer, grant, &access);
    Json(answer).into_response()
}

impl Shared {
    fn answer(&mut self, issuer: &str, grant: Grant, access: &str) -> Value {
        let now = Clock::System.now().millis() / 1000;
        let mut claims = json!({
            "iss": issuer, "aud": CLIENT, "sub": grant.who.sub, "nonce": grant.nonce,
            "iat": now, "exp": now + 6 * 3600,
        });
        let more = grant.who.claims.as_object().expect("claims").clone();
        let mut told = Value::Object(more.clone());
        told["sub"] = json!(grant.who.sub);
        self.told.insert(access.to_owned(), told);
        if grant.who.in_token {
            claims.as_object_mut().expect("claims").extend(more);
        }
        let mut answer = json!({"access_token": access, "token_type": "Bearer", "expires_in": 300});
        if self.lie != Lie::NoToken {
            answer["id_token"] = json!(self.keys.token(claims, self.lie, SECRET));
        }
        answer
    }
}

async fn user_info(State(provider): State<Provider>, headers: HeaderMap) -> Response {
    let bearer = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok());
    let token = bearer.and_then(|value| value.strip_prefix("Bearer "));
    let shared = provider.lock();
    match token.and_then(|token| shared.told.get(token)) {
        Some(told) => Json(told.clone()).into_response(),
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}
