//! Forms without scripts, in one place: a post is answered with `303` to where it leads, or with its page again, the
//! typed text in it, the reason above it and the right status.

use super::render::{provider, render, see_other, show_instead};
use super::{AppState, Context};
use crate::AppError;
use crate::page::Rejected;
use crate::ui::{Instead, Typed};
use axum::body::Body;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, Path, Query, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{Method, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, post};
use axum::{Extension, Form};
use domain::LocalPath;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::future::Future;

/// The named parts of a form's address.
pub(super) type Params = BTreeMap<String, String>;

/// A form as a page carries it.
pub(super) trait PlainForm: Send + Sync + 'static {
    /// The fields, as typed.
    type Fields: DeserializeOwned + Clone + Send + Sync + 'static;
    /// Where the form posts to, as the router spells it.
    const PATH: &'static str;
    /// Whether the form posts to an address that has no page of its own.
    const PAGE_IS_ELSEWHERE: bool = false;

    /// The address of the page that carries the form.
    fn page(params: &Params) -> String;

    /// Does what the form asks for, through the same server function that an island calls.
    fn submit(
        fields: Self::Fields,
        params: Params,
    ) -> impl Future<Output = Result<LocalPath, AppError>> + Send;

    /// What may go back to the page.
    fn without_secrets(fields: &Self::Fields) -> Self::Fields {
        fields.clone()
    }

    /// What must not be lost when the page that carries the form cannot be shown any more.
    fn typed(_: &Self::Fields) -> Vec<Typed> {
        Vec::new()
    }

    /// Where the form leads to afterwards, for the forms that are told.
    fn next(_: &mut Self::Fields) -> Option<&mut String> {
        None
    }

    /// Whether the page of the form itself tells about this error, which otherwise takes the place of the page.
    fn page_tells(_: &AppError) -> bool {
        false
    }

    /// `Some` when the page is only to be shown again with the text in it: whether it may be.
    fn preview(
        _: &Self::Fields,
        _: &Params,
    ) -> impl Future<Output = Option<Result<(), AppError>>> + Send {
        std::future::ready(None)
    }
}

/// The route of a form.
pub(super) fn route<F: PlainForm>() -> MethodRouter<AppState> {
    let route = post(handle::<F>);
    if F::PAGE_IS_ELSEWHERE {
        route.get(to_page::<F>)
    } else {
        route
    }
}

/// For whoever follows the address of a form as if it were a page, as after a reload.
async fn to_page<F: PlainForm>(Path(params): Path<Params>) -> Redirect {
    Redirect::to(&F::page(&params))
}

async fn handle<F: PlainForm>(
    Extension(context): Extension<Context>,
    Path(params): Path<Params>,
    request: Request,
) -> Response {
    let page = F::page(&params);
    context.page.is_at(&page);
    let back = page_request(&request, &page);
    let query = Query::<Params>::try_from_uri(request.uri());
    let mut fields = match read::<F>(&context, request).await {
        Ok(fields) => fields,
        Err(response) => return response,
    };
    if let Some(next) = F::next(&mut fields).filter(|next| next.is_empty()) {
        *next = query
            .ok()
            .and_then(|Query(mut query)| query.remove("next"))
            .unwrap_or_default();
    }
    let provide = provider(context.clone(), &back, || ());
    if let Some(allowed) = run(&provide, F::preview(&fields, &params)).await {
        return show_again::<F>(context, back, &fields, allowed.err()).await;
    }
    match run(&provide, F::submit(fields.clone(), params)).await {
        // What is shown only once is on the answer itself: on the way to another page it would be lost.
        Ok(_) if context.page.once().is_some() => render(context, back, || ()).await,
        Ok(next) => see_other(&next),
        Err(error) => show_again::<F>(context, back, &fields, Some(error)).await,
    }
}

/// Unknown fields are left out of account; a body that is no form at all is refused.
async fn read<F: PlainForm>(context: &Context, request: Request) -> Result<F::Fields, Response> {
    let blank = page_request(&request, request.uri().path());
    match Form::<F::Fields>::from_request(request, &()).await {
        Ok(Form(fields)) => Ok(fields),
        Err(FormRejection::BytesRejection(too_large)) => Err(too_large.into_response()),
        Err(_) => {
            let instead = Instead {
                error: AppError::Malformed,
                typed: Vec::new(),
            };
            Err(show_instead(context.page.clone(), blank, instead).await)
        }
    }
}

/// Runs a server function as a page would.
async fn run<T>(provide: impl Fn(), work: impl Future<Output = T> + Send) -> T {
    let work = Owner::new().with(|| {
        provide();
        ScopedFuture::new(work)
    });
    work.await
}

/// The page of the form again, or, when that page is closed to the person by now, the text alone.
async fn show_again<F: PlainForm>(
    context: Context,
    page: Request,
    fields: &F::Fields,
    error: Option<AppError>,
) -> Response {
    let error = match error {
        Some(
            error @ (AppError::SignInNeeded
            | AppError::NotFound
            | AppError::Forbidden
            | AppError::Malformed),
        ) if !F::page_tells(&error) => {
            let typed = F::typed(fields);
            return show_instead(context.page.clone(), page, Instead { error, typed }).await;
        }
        error => error,
    };
    if let Some(error) = &error {
        context.page.fail(error);
    }
    let form = F::without_secrets(fields);
    render(context, page, move || {
        provide_context(Rejected {
            form: form.clone(),
            error: error.clone(),
        })
    })
    .await
}

/// The request that a browser would make for the page that carries the form.
pub(super) fn page_request(post: &Request, page: &str) -> Request {
    let mut request = Request::new(Body::empty());
    *request.method_mut() = Method::GET;
    *request.uri_mut() = page.parse().unwrap_or(Uri::from_static("/"));
    *request.headers_mut() = post.headers().clone();
    request.headers_mut().remove(CONTENT_LENGTH);
    request.headers_mut().remove(CONTENT_TYPE);
    *request.extensions_mut() = post.extensions().clone();
    request
}
