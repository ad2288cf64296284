//! The forms of the second factor. Their secrets are codes as much as passwords: none comes back to a page.

use crate::AppError;
use crate::page::Once;
use crate::second_factor::api;
use crate::server::Context;
use crate::server::plain_form::{Params, PlainForm};
use domain::second_factor::{CodeForm, ConfirmForm, NewCodesForm};
use domain::{LocalPath, paths};

pub(super) struct LogInCode;

impl PlainForm for LogInCode {
    type Fields = CodeForm;
    const PATH: &'static str = paths::LOGIN_CODE;

    fn page(_: &Params) -> String {
        paths::LOGIN_CODE.to_owned()
    }

    async fn submit(fields: CodeForm, _: Params) -> Result<LocalPath, AppError> {
        api::log_in_code(fields).await
    }

    fn without_secrets(_: &CodeForm) -> CodeForm {
        CodeForm::default()
    }
}

pub(super) struct BeginApp;

impl PlainForm for BeginApp {
    type Fields = ConfirmForm;
    const PATH: &'static str = paths::TOTP;

    fn page(_: &Params) -> String {
        paths::TOTP.to_owned()
    }

    async fn submit(fields: ConfirmForm, _: Params) -> Result<LocalPath, AppError> {
        api::begin_app(fields).await
    }

    fn without_secrets(_: &ConfirmForm) -> ConfirmForm {
        ConfirmForm::default()
    }
}

pub(super) struct ConfirmApp;

impl PlainForm for ConfirmApp {
    type Fields = CodeForm;
    const PATH: &'static str = paths::TOTP_CONFIRM;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::TOTP.to_owned()
    }

    async fn submit(fields: CodeForm, _: Params) -> Result<LocalPath, AppError> {
        let codes = api::confirm_app(fields).await?;
        Context::current()?.show_once(codes.map(Once::Codes));
        Ok(LocalPath::or_home(Some(paths::TOTP)))
    }

    fn without_secrets(_: &CodeForm) -> CodeForm {
        CodeForm::default()
    }
}

pub(super) struct TurnOffApp;

impl PlainForm for TurnOffApp {
    type Fields = ConfirmForm;
    const PATH: &'static str = paths::TOTP_OFF;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::TOTP.to_owned()
    }

    async fn submit(fields: ConfirmForm, _: Params) -> Result<LocalPath, AppError> {
        api::turn_off_app(fields).await
    }

    fn without_secrets(_: &ConfirmForm) -> ConfirmForm {
        ConfirmForm::default()
    }
}

pub(super) struct RenewCodes;

impl PlainForm for RenewCodes {
    type Fields = NewCodesForm;
    const PATH: &'static str = paths::RECOVERY_CODES;

    fn page(_: &Params) -> String {
        paths::RECOVERY_CODES.to_owned()
    }

    async fn submit(fields: NewCodesForm, _: Params) -> Result<LocalPath, AppError> {
        let codes = api::renew_codes(fields).await?;
        Context::current()?.show_once(codes.map(Once::Codes));
        Ok(LocalPath::or_home(Some(paths::RECOVERY_CODES)))
    }

    fn without_secrets(fields: &NewCodesForm) -> NewCodesForm {
        NewCodesForm {
            made: fields.made.clone(),
            ..NewCodesForm::default()
        }
    }
}
