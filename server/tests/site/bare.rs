//! The site without a network: requests are handed to it, so that a test chooses where they come from, what the site is
//! kept in, and what else it answers to.

use crate::person::Answer;
use app::server::{AppState, Providers};
use axum::Router;
use axum::body::{Body, to_bytes};
use http::Request;
use http::request::Builder;
use server::config::Config;
use server::middleware::{Peer, Rules, Site, around};
use server::router::site_router;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use store::Store;
use tower::ServiceExt;

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

pub struct Bare(Site);

/// What the app of a plain site on this machine has.
pub fn state(store: Store) -> AppState {
    AppState {
        store,
        site: Arc::default(),
        registration: domain::invitation::RegistrationMode::Open,
        providers: Providers::default(),
        passkeys: None,
        media: media::Media::in_memory(),
        setup_code_required: false,
        admins_need_factor: false,
        secure_cookies: false,
    }
}

impl Bare {
    pub fn over(store: Store) -> Self {
        Self::with(store, Router::new())
    }

    /// With addresses that a real site does not have.
    pub fn with(store: Store, more: Router) -> Self {
        let nothing: [(&str, &str); 0] = [];
        let config = Config::read(None, nothing).expect("a configuration");
        let rules = Arc::new(Rules::new(&config, config.public_url(config.listen)));
        let state = state(store);
        let routes = site_router(state.clone()).merge(more);
        Self(around(routes, &rules, &state))
    }

    pub async fn answers(&self, request: Builder, body: impl Into<Body>, from: IpAddr) -> Answer {
        let request = request
            .header("host", "localhost")
            .header("sec-fetch-site", "same-origin")
            .extension(Peer(SocketAddr::new(from, 4711)));
        let request = request.body(body.into()).expect("a request");
        let answer = self.0.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// What somebody sees who brings these cookies.
    pub async fn shows(&self, path: &str, cookies: &str) -> Answer {
        let request = Request::get(path).header("cookie", cookies);
        self.answers(request, "", HOME).await
    }

    /// Somebody logs in from that place. Gives their session, as the cookie has it.
    pub async fn logs_in(&self, login: &str, password: &str, from: IpAddr) -> String {
        let request = Request::post("/login")
            .header("accept", "text/html")
            .header("content-type", "application/x-www-form-urlencoded");
        let fields = format!("email={login}&password={}", password.replace(' ', "+"));
        let answer = self.answers(request, fields, from).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let cookies = answer.all("set-cookie");
        let session = cookies.iter().find_map(|line| line.strip_prefix("quire="));
        let session = session.and_then(|rest| rest.split(';').next());
        session.expect("a session").to_owned()
    }
}
