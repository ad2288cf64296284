//! The buttons beside a letter that did not go out.

use super::Nothing;
use crate::AppError;
use crate::letters::api;
use crate::server::plain_form::{Params, PlainForm};
use domain::{LocalPath, paths};

pub(super) struct RetryLetter;

impl PlainForm for RetryLetter {
    type Fields = Nothing;
    const PATH: &'static str = "/admin/mail/{id}/retry";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::LETTERS.to_owned()
    }

    async fn submit(_: Nothing, params: Params) -> Result<LocalPath, AppError> {
        api::retry_letter(id(&params)?).await
    }
}

pub(super) struct DiscardLetter;

impl PlainForm for DiscardLetter {
    type Fields = Nothing;
    const PATH: &'static str = "/admin/mail/{id}/discard";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::LETTERS.to_owned()
    }

    async fn submit(_: Nothing, params: Params) -> Result<LocalPath, AppError> {
        api::discard_letter(id(&params)?).await
    }
}

fn id(params: &Params) -> Result<i64, AppError> {
    let id = params.get("id").and_then(|id| id.parse().ok());
    id.ok_or(AppError::NotFound)
}
