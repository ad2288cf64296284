//! Every address of the app: pages, the forms on them, server functions, and the addresses of a blog that moved in.

use super::render::{provider, render};
use super::request_context::request_context;
use super::{AppState, Context, come_back, files, plain_forms, session_layer, uploads};
use crate::{App, AppError};
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::{ACCEPT, REFERER, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{any, get};
use axum::{Extension, Json, Router, middleware};
use domain::paths;
use leptos::server_fn::error::FromServerFnError;
use leptos_axum::{generate_route_list, handle_server_fns_with_context};
use store::limits;

/// The addresses of all pages, as the router spells them.
#[must_use]
pub fn page_paths() -> Vec<String> {
    generate_route_list(App)
        .iter()
        .map(|listing| listing.path().to_owned())
        .collect()
}

pub fn router(state: AppState) -> Router {
    let pages = page_paths()
        .into_iter()
        .fold(Router::new(), |router, path| router.route(&path, get(page)));
    pages
        .merge(plain_forms::routes())
        .merge(uploads::routes())
        .route(
            "/login/with/{provider}/callback",
            get(come_back::from_provider),
        )
        .route("/post/{id}", get(old_address))
        .route(paths::AUDIT_CSV, get(files::audit))
        .route(paths::OWN_DATA, get(files::own_data))
        .route("/api/fn/{name}", any(server_fn))
        .fallback(page)
        .layer(middleware::from_fn_with_state(
            state.clone(),
            request_context,
        ))
        .layer(session_layer(&state))
        .with_state(state)
}

async fn page(Extension(context): Extension<Context>, request: Request) -> Response {
    render(context, request, || ()).await
}

/// `/post/7` of a Flask blog leads to where the post lives now.
async fn old_address(
    State(state): State<AppState>,
    Extension(context): Extension<Context>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let found = match id.parse() {
        Ok(id) => store::posts::legacy(&state.store, id).await.ok().flatten(),
        Err(_) => None,
    };
    match found {
        Some(slug) => Redirect::permanent(&paths::post(&slug)).into_response(),
        None => page(Extension(context), request).await,
    }
}

/// The island's way in. Without `Accept: text/html` and `Referer` a server function never answers with a redirect:
/// plain forms have their own routes (security.md, row 38).
async fn server_fn(Extension(context): Extension<Context>, mut request: Request) -> Response {
    let (path, method) = (request.uri().path(), request.method().clone());
    if leptos::server_fn::axum::get_server_fn_service(path, method).is_none() {
        let known = leptos::server_fn::axum::server_fn_paths().any(|(known, _)| known == path);
        let status = if known {
            StatusCode::METHOD_NOT_ALLOWED
        } else {
            StatusCode::NOT_FOUND
        };
        return (status, Json(AppError::NotFound)).into_response();
    }
    if let Err(error) = within_limits(&context, path).await {
        let response = (StatusCode::TOO_MANY_REQUESTS, Json(error)).into_response();
        return later(response).await;
    }
    request.headers_mut().remove(REFERER);
    request
        .headers_mut()
        .insert(ACCEPT, HeaderValue::from_static("application/json"));
    let provide = provider(context, &request, || ());
    let response = handle_server_fns_with_context(provide, request)
        .await
        .into_response();
    match response.status() {
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => later(response).await,
        _ => response,
    }
}

/// What costs more to answer than to ask, and changes nothing that would be counted.
async fn within_limits(context: &Context, path: &str) -> Result<(), AppError> {
    match path {
        "/api/fn/preview_post" => context.preview_within_limits().await,
        "/api/fn/password_strength" => {
            Ok(limits::strength(context.store(), context.client_ip()).await?)
        }
        _ => Ok(()),
    }
}

/// Says in a header too, for whoever does not read our errors, when to come again.
async fn later(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(error) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if let Some(seconds) = AppError::de(error.clone()).retry_after() {
        parts
            .headers
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    Response::from_parts(parts, Body::from(error))
}
