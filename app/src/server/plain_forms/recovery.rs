//! The forms behind the links in letters.

use crate::AppError;
use crate::recovery::api;
use crate::server::plain_form::{Params, PlainForm};
use domain::settings::{ForgotForm, ResetForm, VerifyForm};
use domain::{LinkSecret, LocalPath, paths};

pub(super) struct Forgot;

impl PlainForm for Forgot {
    type Fields = ForgotForm;
    const PATH: &'static str = paths::FORGOT;

    fn page(_: &Params) -> String {
        paths::FORGOT.to_owned()
    }

    async fn submit(fields: ForgotForm, _: Params) -> Result<LocalPath, AppError> {
        api::forgot_password(fields).await
    }

    /// That the site sends no letters.
    fn page_tells(error: &AppError) -> bool {
        *error == AppError::Forbidden
    }
}

pub(super) struct Reset;

impl PlainForm for Reset {
    type Fields = ResetForm;
    const PATH: &'static str = "/reset/{token}";

    fn page(params: &Params) -> String {
        paths::reset(&secret(params))
    }

    async fn submit(fields: ResetForm, params: Params) -> Result<LocalPath, AppError> {
        api::reset_password(secret(&params), fields).await
    }

    /// Both are.
    fn without_secrets(_: &ResetForm) -> ResetForm {
        ResetForm::default()
    }

    fn page_tells(error: &AppError) -> bool {
        *error == AppError::NotFound
    }
}

pub(super) struct Verify;

impl PlainForm for Verify {
    type Fields = VerifyForm;
    const PATH: &'static str = "/verify/{token}";

    fn page(params: &Params) -> String {
        paths::verify(&secret(params))
    }

    async fn submit(fields: VerifyForm, params: Params) -> Result<LocalPath, AppError> {
        api::follow_link(secret(&params), fields).await
    }

    /// All of it is one.
    fn without_secrets(_: &VerifyForm) -> VerifyForm {
        VerifyForm::default()
    }

    fn page_tells(error: &AppError) -> bool {
        *error == AppError::NotFound
    }
}

fn secret(params: &Params) -> LinkSecret {
    LinkSecret::from_path(params.get("token").map(String::as_str).unwrap_or_default())
}
