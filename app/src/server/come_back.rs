//! Where a provider sends people back to. The one GET that logs somebody in: what it acts on was begun by a form of this
//! site, in this very browser.

use super::plain_form::page_request;
use super::render::{render, see_other, show_instead};
use super::{Context, Purpose};
use crate::AppError;
use crate::page::Rejected;
use crate::ui::Instead;
use axum::Extension;
use axum::extract::{Path, Query, Request};
use axum::response::Response;
use domain::paths;
use domain::provider::{ContinueForm, LinkForm};
use leptos::prelude::provide_context;
use providers::Answer;

pub(super) async fn from_provider(
    Extension(context): Extension<Context>,
    Path(provider): Path<String>,
    Query(answer): Query<Answer>,
    request: Request,
) -> Response {
    let begun = match context.begun(&provider).await {
        Ok(begun) => begun,
        Err(error) => {
            let page = match context.viewer() {
                Some(_) => paths::PROVIDERS,
                None => paths::LOGIN,
            };
            return explain(context, request, error, page, String::new()).await;
        }
    };
    let next = begun.next.clone();
    let page = match (begun.purpose, context.viewer()) {
        (_, None) => paths::LOGIN,
        (Purpose::LogIn, Some(_)) => paths::PROVIDERS,
        (purpose, Some(_)) => purpose.page(),
    };
    match context.finish(begun, &answer).await {
        Ok(next) => see_other(&next),
        Err(error) => explain(context, request, error, page, next).await,
    }
}

/// The page from which somebody left, with the reason above it. From there they still get to where they wanted to go.
async fn explain(
    context: Context,
    request: Request,
    error: AppError,
    page: &str,
    next: String,
) -> Response {
    context.page.is_at(page);
    let request = page_request(&request, page);
    if error == AppError::NotFound {
        let typed = Vec::new();
        return show_instead(context.page.clone(), request, Instead { error, typed }).await;
    }
    context.page.fail(&error);
    render(context, request, move || {
        provide_context(Rejected {
            form: ContinueForm { next: next.clone() },
            error: Some(error.clone()),
        });
        provide_context(Rejected {
            form: LinkForm::default(),
            error: Some(error.clone()),
        });
    })
    .await
}
