//! Pages as responses.

use super::{Context, CspNonce, RequestId};
use crate::AppError;
use crate::page::{Answer, PageContext, Site};
use crate::shell::Shell;
use crate::ui::{Instead, RequestNumber};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::LocalPath;
use leptos::nonce::Nonce;
use leptos::prelude::*;
use std::sync::Arc;

/// Renders the page of the request's address. `also` provides what a page finds beside the usual: a form that came back.
pub(super) async fn render(
    context: Context,
    request: Request,
    also: impl Fn() + Clone + Send + Sync + 'static,
) -> Response {
    let page = context.page.clone();
    let provide = provider(context, &request, also);
    let response =
        leptos_axum::render_app_async_with_context(provide, || view! { <Shell/> })(request).await;
    finish(response, &page.answer()).await
}

/// Everything that a page or a server function finds in its context.
pub(super) fn provider(
    context: Context,
    request: &Request,
    also: impl Fn() + Clone + Send + Sync + 'static,
) -> impl Fn() + Clone + Send + Sync + 'static {
    let tools = request_tools(request);
    move || {
        provide_context(context.page.clone());
        provide_context(context.clone());
        tools();
        also();
    }
}

/// The nonce for scripts, and the number under which the log has the request.
fn request_tools(request: &Request) -> impl Fn() + Clone + Send + Sync + 'static {
    let nonce = request
        .extensions()
        .get::<CspNonce>()
        .map(|nonce| nonce.0.clone());
    let number = request
        .extensions()
        .get::<RequestId>()
        .map(|id| RequestNumber(id.0.to_string()));
    move || {
        if let Some(nonce) = nonce.clone() {
            provide_context(Nonce::from_value(nonce));
        }
        if let Some(number) = number.clone() {
            provide_context(number);
        }
    }
}

/// Gives the response what the page said beside its HTML. The whole page is in memory by now, so its length is known.
async fn finish(response: Response, answer: &Answer) -> Response {
    if let Some(to) = &answer.redirect {
        return see_other(to);
    }
    if let Some(to) = &answer.moved {
        return redirect(StatusCode::PERMANENT_REDIRECT, to);
    }
    let (mut parts, body) = response.into_parts();
    let Ok(mut html) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if !answer.islands {
        html.truncate(document_length(&html));
    }
    if let Some(status) = answer
        .status
        .and_then(|status| StatusCode::from_u16(status).ok())
    {
        parts.status = status;
    }
    if let Some(seconds) = answer.retry_after {
        parts
            .headers
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    parts.headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    Response::from_parts(parts, Body::from(html))
}

/// Behind the document Leptos puts what islands need to wake up; without islands a page has no script at all.
fn document_length(html: &[u8]) -> usize {
    const END: &[u8] = b"</html>";
    let end = html.windows(END.len()).rposition(|window| window == END);
    end.map_or(html.len(), |at| at + END.len())
}

/// `303 See Other`. A local path is made of header-safe characters.
pub(super) fn see_other(to: &LocalPath) -> Response {
    redirect(StatusCode::SEE_OTHER, to)
}

fn redirect(status: StatusCode, to: &LocalPath) -> Response {
    let to = HeaderValue::from_str(to.as_str()).unwrap_or(HeaderValue::from_static("/"));
    (status, [(LOCATION, to)]).into_response()
}

/// A page for an error that happened outside of any page: before the app was reached, or when it broke. `request` is
/// used for its nonce and its number.
pub async fn error_page(site: &Arc<Site>, error: AppError, request: Request) -> Response {
    let page = PageContext::new(site.clone(), None, None, "/".to_owned());
    let instead = Instead {
        error,
        typed: Vec::new(),
    };
    show_instead(page, request, instead).await
}

/// Renders what is shown instead of a page.
pub(super) async fn show_instead(
    page: PageContext,
    request: Request,
    instead: Instead,
) -> Response {
    let answers = page.clone();
    let tools = request_tools(&request);
    let provide = move || {
        provide_context(page.clone());
        tools();
        provide_context(instead.clone());
    };
    let response =
        leptos_axum::render_app_async_with_context(provide, || view! { <Shell/> })(request).await;
    finish(response, &answers.answer()).await
}
