//! What a program is told when something does not work: problem details (RFC 9457), with the rule for each field.

use app::AppError;
use axum::response::{IntoResponse, Response};
use domain::Invalid;
use http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, StatusCode};
use serde::Serialize;

/// An answer that is an error. Its `type` would be `about:blank`, and is left away: the status says what it is.
#[derive(Debug)]
pub(super) struct Problem {
    status: StatusCode,
    detail: String,
    errors: Vec<Invalid>,
    retry_after: Option<u64>,
    challenge: Option<&'static str>,
}

#[derive(Serialize)]
struct Body {
    title: &'static str,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct FieldError {
    field: &'static str,
    message: String,
}

impl Problem {
    pub(super) fn new(status: StatusCode, detail: &str) -> Self {
        Self {
            status,
            detail: detail.to_owned(),
            errors: Vec::new(),
            retry_after: None,
            challenge: None,
        }
    }

    fn challenging(status: StatusCode, detail: &str, challenge: &'static str) -> Self {
        Self {
            challenge: Some(challenge),
            ..Self::new(status, detail)
        }
    }

    pub(super) fn no_token() -> Self {
        let detail = "Send a token from /settings/tokens in the header `Authorization: Bearer …`; nowhere else is one looked for.";
        Self::challenging(StatusCode::UNAUTHORIZED, detail, r#"Bearer realm="Quire""#)
    }

    /// Mistyped, never made, revoked, too old, or of somebody whose account is closed. Which of them, nobody is told.
    pub(super) fn bad_token() -> Self {
        Self::challenging(
            StatusCode::UNAUTHORIZED,
            "The token does not count, or not any more.",
            r#"Bearer realm="Quire", error="invalid_token""#,
        )
    }

    pub(super) fn scope_too_small() -> Self {
        Self::challenging(
            StatusCode::FORBIDDEN,
            "The token is for reading only.",
            r#"Bearer realm="Quire", error="insufficient_scope", scope="write""#,
        )
    }

    pub(super) fn needs_version() -> Self {
        Self::new(
            StatusCode::PRECONDITION_REQUIRED,
            "Send the `version` of the post that you have read, so that nobody's changes are lost.",
        )
    }

    pub(super) fn not_json() -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Send JSON, and say so: `Content-Type: application/json`.",
        )
    }

    pub(super) fn unreadable() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "Send one JSON object whose fields are texts.",
        )
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        let status = StatusCode::from_u16(error.status());
        let detail = match &error {
            AppError::Invalid(_) => "Some fields need another look.".to_owned(),
            AppError::Conflict => {
                "Somebody else saved this in the meantime. Read it again, and send what is to become of it with its new `version`."
                    .to_owned()
            }
            AppError::NotFound => "Nothing is kept at this address.".to_owned(),
            AppError::Unavailable => "The site is busy: try again in a moment.".to_owned(),
            AppError::Internal => "Something broke on our side.".to_owned(),
            other => other.advice().unwrap_or_default(),
        };
        Self {
            status: status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            detail,
            errors: error.problems(),
            retry_after: error.retry_after(),
            challenge: None,
        }
    }
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        AppError::from(error).into()
    }
}

impl From<Vec<Invalid>> for Problem {
    fn from(problems: Vec<Invalid>) -> Self {
        AppError::from(problems).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let errors = self.errors.into_iter().map(|invalid| FieldError {
            field: invalid.field.name(),
            message: invalid.message(),
        });
        let body = Body {
            title: self.status.canonical_reason().unwrap_or("Error"),
            status: self.status.as_u16(),
            detail: self.detail,
            errors: errors.collect(),
        };
        let mut response = (self.status, axum::Json(body)).into_response();
        let headers = response.headers_mut();
        let kind = HeaderValue::from_static("application/problem+json");
        headers.insert(CONTENT_TYPE, kind);
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(challenge) = self.challenge {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        response
    }
}
