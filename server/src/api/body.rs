//! What a program sends: one JSON object, read as the form that a page would send.

use super::problem::Problem;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The fields of a form. Those that the form does not know are left out of account.
#[derive(Debug, Default)]
pub(super) struct Fields(Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::not_json());
        }
        // Too much or too slow is answered outside of here, whatever is made of it.
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|_cut_off| Problem::unreadable())?;
        let object = serde_json::from_slice(&body).map_err(|_shape| Problem::unreadable())?;
        Self::from_object(object).ok_or_else(Problem::unreadable)
    }
}

impl Fields {
    fn from_object(object: Map<String, Value>) -> Option<Self> {
        let fields = object
            .into_iter()
            .map(|(name, value)| Some((name, Value::String(as_typed(value)?))));
        fields.collect::<Option<Map<_, _>>>().map(Self)
    }

    /// A form as it stands, with all of its fields.
    pub(super) fn of(form: &impl Serialize) -> Self {
        match serde_json::to_value(form) {
            Ok(Value::Object(fields)) => Self(fields),
            _ => Self::default(),
        }
    }

    /// These fields, and those of `form` that are not among them.
    pub(super) fn over(mut self, mut form: Self) -> Self {
        form.0.append(&mut self.0);
        form
    }

    /// The text of a field; empty where there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    pub(super) fn into_form<F: DeserializeOwned>(self) -> Result<F, Problem> {
        serde_json::from_value(Value::Object(self.0)).map_err(|_shape| Problem::unreadable())
    }
}

/// A value as somebody would type it into a form: a list with commas, nothing as an empty text.
fn as_typed(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Null => Some(String::new()),
        Value::Array(items) => {
            let items: Option<Vec<String>> = items.into_iter().map(as_typed).collect();
            Some(items?.join(", "))
        }
        Value::Object(_) => None,
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().split(';').next();
    kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}
