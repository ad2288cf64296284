//! The forms of the doors: making an account, coming in, going out.

use super::Nothing;
use crate::AppError;
use crate::account;
use crate::server::plain_form::{Params, PlainForm};
use domain::account::{LoginForm, RegisterForm};
use domain::{LocalPath, paths};

pub(super) struct Register;

impl PlainForm for Register {
    type Fields = RegisterForm;
    const PATH: &'static str = paths::REGISTER;

    fn page(_: &Params) -> String {
        paths::REGISTER.to_owned()
    }

    fn page_tells(error: &AppError) -> bool {
        *error == AppError::Forbidden
    }

    async fn submit(fields: RegisterForm, _: Params) -> Result<LocalPath, AppError> {
        account::api::register(fields).await
    }

    fn next(fields: &mut RegisterForm) -> Option<&mut String> {
        Some(&mut fields.next)
    }

    fn without_secrets(fields: &RegisterForm) -> RegisterForm {
        fields.without_secrets()
    }
}

pub(super) struct LogIn;

impl PlainForm for LogIn {
    type Fields = LoginForm;
    const PATH: &'static str = paths::LOGIN;

    fn page(_: &Params) -> String {
        paths::LOGIN.to_owned()
    }

    async fn submit(fields: LoginForm, _: Params) -> Result<LocalPath, AppError> {
        account::api::log_in(fields).await
    }

    fn next(fields: &mut LoginForm) -> Option<&mut String> {
        Some(&mut fields.next)
    }

    fn without_secrets(fields: &LoginForm) -> LoginForm {
        fields.without_secrets()
    }
}

pub(super) struct LogOut;

impl PlainForm for LogOut {
    type Fields = Nothing;
    const PATH: &'static str = paths::LOGOUT;

    fn page(_: &Params) -> String {
        paths::HOME.to_owned()
    }

    async fn submit(_: Nothing, _: Params) -> Result<LocalPath, AppError> {
        account::api::log_out().await
    }
}
