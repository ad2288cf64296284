//! The forms about oneself: making an account, coming in, going out, ending sessions elsewhere.

use super::Nothing;
use crate::AppError;
use crate::server::plain_form::{Params, PlainForm};
use crate::{account, settings};
use domain::account::{LoginForm, PasswordForm, RegisterForm};
use domain::session::EndForm;
use domain::{LocalPath, paths};

pub(super) struct Register;

impl PlainForm for Register {
    type Fields = RegisterForm;
    const PATH: &'static str = paths::REGISTER;
    const PAGE_SAYS_FORBIDDEN: bool = true;

    fn page(_: &Params) -> String {
        paths::REGISTER.to_owned()
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

pub(super) struct EndSessions;

impl PlainForm for EndSessions {
    type Fields = EndForm;
    const PATH: &'static str = paths::SESSIONS;

    fn page(_: &Params) -> String {
        paths::SESSIONS.to_owned()
    }

    async fn submit(fields: EndForm, _: Params) -> Result<LocalPath, AppError> {
        settings::api::end_sessions(fields).await
    }

    fn without_secrets(fields: &EndForm) -> EndForm {
        fields.without_secrets()
    }
}

pub(super) struct ChangePassword;

impl PlainForm for ChangePassword {
    type Fields = PasswordForm;
    const PATH: &'static str = paths::SECURITY;

    fn page(_: &Params) -> String {
        paths::SECURITY.to_owned()
    }

    async fn submit(fields: PasswordForm, _: Params) -> Result<LocalPath, AppError> {
        settings::api::change_password(fields).await
    }

    /// All of them are.
    fn without_secrets(_: &PasswordForm) -> PasswordForm {
        PasswordForm::default()
    }
}
