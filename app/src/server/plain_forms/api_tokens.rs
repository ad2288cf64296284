//! The forms of tokens: made, and taken back.

use super::Nothing;
use crate::AppError;
use crate::api_tokens::api;
use crate::server::plain_form::{Params, PlainForm};
use domain::api_token::ApiTokenForm;
use domain::{LocalPath, paths};

pub(super) struct MakeToken;

impl PlainForm for MakeToken {
    type Fields = ApiTokenForm;
    const PATH: &'static str = paths::TOKENS;

    fn page(_: &Params) -> String {
        paths::TOKENS.to_owned()
    }

    async fn submit(fields: ApiTokenForm, _: Params) -> Result<LocalPath, AppError> {
        api::make_token(fields).await
    }

    fn without_secrets(fields: &ApiTokenForm) -> ApiTokenForm {
        fields.without_secrets()
    }
}

pub(super) struct RevokeToken;

impl PlainForm for RevokeToken {
    type Fields = Nothing;
    const PATH: &'static str = "/settings/tokens/{id}/revoke";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::TOKENS.to_owned()
    }

    async fn submit(_: Nothing, params: Params) -> Result<LocalPath, AppError> {
        let id = params.get("id").and_then(|id| id.parse().ok());
        api::revoke_token(id.ok_or(AppError::NotFound)?).await
    }
}
