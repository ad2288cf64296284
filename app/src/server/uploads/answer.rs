//! What somebody hears who sent pictures: a script in JSON, a plain form by the page that leads on or comes back.

use super::Received;
use crate::AppError;
use crate::page::Rejected;
use crate::pictures::Uploaded;
use crate::server::Context;
use crate::server::plain_form::page_request;
use crate::server::render::{render, see_other, show_instead};
use crate::ui::Instead;
use axum::Json;
use axum::extract::Request;
use axum::http::header::{ACCEPT, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::upload::Refusal;
use domain::{LocalPath, Notice, Picture};
use leptos::prelude::provide_context;
use serde_json::{Value, json};

/// The way back to whoever asked.
pub(super) struct Back {
    context: Context,
    /// The page of the form.
    page: Request,
    wants_json: bool,
}

impl Back {
    pub(super) fn to(page: &str, context: &Context, request: &Request) -> Self {
        context.page.is_at(page);
        Self {
            context: context.clone(),
            page: page_request(request, page),
            wants_json: wants_json(request.headers()),
        }
    }

    /// What became of each file. The first that was not taken decides about the status.
    pub(super) async fn with(self, received: Received, notice: Notice) -> Response {
        let status = received
            .refused
            .first()
            .map(|(_, refusal)| refusal.status());
        if self.wants_json {
            let status = code(status.unwrap_or(200));
            return (status, Json(told(&received))).into_response();
        }
        let Some((_, first)) = received.refused.first() else {
            self.context.announce(notice);
            return see_other(&LocalPath::or_home(Some(&self.after(&received))));
        };
        let error = AppError::from(*first);
        let uploaded = Uploaded {
            taken: received.pictures.len(),
            refused: received.refused.into_iter().map(say).collect(),
        };
        self.again(error, uploaded).await
    }

    /// No file was looked at.
    pub(super) async fn refusing(self, error: AppError) -> Response {
        if self.wants_json {
            let say = error.advice().unwrap_or_default();
            let mut response =
                (code(error.status()), Json(json!({ "error": say }))).into_response();
            if let Some(seconds) = error.retry_after() {
                let seconds = HeaderValue::from(seconds);
                response.headers_mut().insert(RETRY_AFTER, seconds);
            }
            return response;
        }
        match error {
            error @ (AppError::SignInNeeded
            | AppError::NotFound
            | AppError::Forbidden
            | AppError::Malformed) => {
                let typed = Vec::new();
                show_instead(self.context.page, self.page, Instead { error, typed }).await
            }
            error => self.again(error, Uploaded::default()).await,
        }
    }

    /// A picture in the place of another has a page of its own.
    fn after(&self, received: &Received) -> String {
        let page = self.page.uri().path();
        match received.pictures.first() {
            Some((id, _)) if page != domain::paths::PICTURES => domain::paths::picture(*id),
            _ => page.to_owned(),
        }
    }

    async fn again(self, error: AppError, uploaded: Uploaded) -> Response {
        self.context.page.fail(&error);
        render(self.context, self.page, move || {
            provide_context(Rejected {
                form: uploaded.clone(),
                error: Some(error.clone()),
            });
        })
        .await
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).map(HeaderValue::as_bytes);
    accepted.is_some_and(|accepted| accepted.starts_with(b"application/json"))
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn told(received: &Received) -> Value {
    let pictures = received.pictures.iter().map(|(id, picture)| {
        let Picture { width, height, .. } = picture;
        json!({ "id": id, "address": picture.address(), "width": width, "height": height })
    });
    let refused = received
        .refused
        .iter()
        .map(|(name, refusal)| json!({ "name": name, "error": refusal.say() }));
    json!({ "pictures": pictures.collect::<Value>(), "refused": refused.collect::<Value>() })
}

fn say((name, refusal): (String, Refusal)) -> (String, String) {
    (name, refusal.say())
}
