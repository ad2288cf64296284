//! A site may ask its admins for a second factor. An admin without one gets no further than to where it is set up, and out.

use super::AppState;
use super::render::show_instead;
use crate::AppError;
use crate::page::PageContext;
use crate::ui::Instead;
use axum::Json;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::paths;

/// Where the server functions are.
const FUNCTIONS: &str = "/api/fn/";
/// Those that the open pages are made of.
const OPEN: [&str; 20] = [
    "add_passkey",
    "ask_to_add_passkey",
    "ask_to_confirm_passkey",
    "authenticator_app",
    "begin_app",
    "change_password",
    "confirm",
    "confirm_app",
    "confirm_passkey",
    "confirm_with",
    "log_out",
    "own_factor",
    "own_passkeys",
    "own_password",
    "remove_passkey",
    "rename_passkey",
    "renew_codes",
    "turn_off_app",
    "way_to_provider",
    "who_confirms",
];

/// Whether the request has to wait until its sender has a second factor.
pub(super) fn is_closed(state: &AppState, page: &PageContext, path: &str) -> bool {
    state.admins_need_factor && page.lacks_factor() && !is_open(path)
}

fn is_open(path: &str) -> bool {
    // Whoever sets one up may have to show first that it is still them, by way of a provider perhaps.
    let open = [paths::SECURITY, paths::CONFIRM, paths::WITH_PROVIDER];
    let mut below = open.iter().filter_map(|start| path.strip_prefix(start));
    path == paths::LOGOUT
        || below.any(|rest| rest.is_empty() || rest.starts_with('/'))
        || path
            .strip_prefix(FUNCTIONS)
            .is_some_and(|function| OPEN.contains(&function))
}

/// The page that says why.
pub(super) async fn refuse(page: PageContext, request: Request) -> Response {
    if request.uri().path().starts_with(FUNCTIONS) {
        return (StatusCode::FORBIDDEN, Json(AppError::SecondFactorNeeded)).into_response();
    }
    let instead = Instead {
        error: AppError::SecondFactorNeeded,
        typed: Vec::new(),
    };
    show_instead(page, request, instead).await
}
