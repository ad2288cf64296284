//! Every address of the site: the app's, the files of the bundle, and what machines ask.

use crate::{api, assets, health, pictures};
use app::server::AppState;
use axum::Router;
use axum::response::IntoResponse;
use axum::routing::any;
use http::StatusCode;

/// The site without what happens to a request on its way there.
pub fn site_router(state: AppState) -> Router {
    Router::new()
        .merge(health::routes(state.store.clone()))
        .merge(assets::routes())
        .merge(api::routes(state.clone()))
        .merge(pictures::routes(state.media.clone()))
        .route("/api", any(nothing))
        .route("/api/{*rest}", any(nothing))
        .merge(app::server::router(state))
}

/// Nothing is kept below `/api` that the app does not know; saying so must not cost a page.
async fn nothing() -> impl IntoResponse {
    StatusCode::NOT_FOUND
}
