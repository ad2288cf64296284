//! What happens to every request before a page sees it, and to every answer before it leaves.
//!
//! The order is the list in [`around`], from the outside in: a layer sees what the ones above it added to the request,
//! and whatever it answers itself still passes through them on the way out. So a refusal anywhere is logged, has its
//! headers, and is a page.

mod body;
mod body_limit;
mod caching;
mod client_ip;
mod compress;
mod cookies;
mod csrf;
mod error_pages;
mod headers;
mod host;
mod log;
mod method;
mod patience;
mod progress;
mod request_id;
mod task;

pub use patience::Patience;

use crate::config::{BaseUrl, Config, Network};
use app::server::AppState;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use http::Request;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use tower::ServiceBuilder;
use tower::util::BoxCloneSyncService;

/// The whole site as one service: a request in, an answer out, never an error.
pub type Site = BoxCloneSyncService<Request<axum::body::Body>, Response, Infallible>;

/// The peer of the connection that a request came by. The accept loop puts it into every request.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// What the middleware needs to know of the configuration.
#[derive(Debug)]
pub struct Rules {
    pub base_url: BaseUrl,
    /// The spellings of the site's own origin.
    origins: Vec<String>,
    csrf_strict: bool,
    trusted_proxies: Vec<Network>,
    reload_port: Option<u16>,
    patience: Patience,
}

impl Rules {
    #[must_use]
    pub fn new(config: &Config, base_url: BaseUrl) -> Self {
        Self {
            origins: base_url.origins(),
            base_url,
            csrf_strict: config.csrf_strict,
            trusted_proxies: config.trusted_proxies.clone(),
            reload_port: config.reload_port,
            patience: config.patience,
        }
    }

    /// The name of the session cookie.
    fn session_cookie(&self) -> &'static str {
        app::server::cookie_name(self.base_url.has_secure_cookies())
    }
}

/// Puts the middleware around the routes. The app's state is for the error pages, which look like any other page.
#[must_use]
pub fn around(routes: Router, rules: &Arc<Rules>, state: &AppState) -> Site {
    let stack = ServiceBuilder::new()
        .layer(from_fn(request_id::give))
        .layer(from_fn_with_state(rules.clone(), client_ip::find))
        .layer(from_fn(log::write))
        .layer(from_fn_with_state(rules.clone(), headers::add))
        .layer(from_fn_with_state(rules.clone(), caching::decide))
        .layer(compress::pages())
        .layer(from_fn_with_state(rules.clone(), cookies::secure))
        .layer(from_fn_with_state(state.site.clone(), error_pages::dress))
        .layer(from_fn_with_state(rules.clone(), host::check))
        .layer(from_fn(method::check))
        .layer(from_fn_with_state(
            (rules.clone(), state.store.clone()),
            csrf::gate,
        ))
        .layer(from_fn_with_state(rules.patience, body_limit::guard))
        .layer(from_fn_with_state(rules.patience, task::run))
        .service(routes);
    BoxCloneSyncService::new(stack)
}
