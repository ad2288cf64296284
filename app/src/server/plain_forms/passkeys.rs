//! The forms of passkeys. What a device answers is worth nothing a second time: it never comes back to a page.

use crate::AppError;
use crate::page::Once;
use crate::passkeys::api;
use crate::server::Context;
use crate::server::plain_form::{Params, PlainForm};
use domain::passkey::{AddPasskeyForm, RemovePasskeyForm, RenamePasskeyForm, ShowPasskeyForm};
use domain::{LocalPath, paths};

pub(super) struct LogInPasskey;

impl PlainForm for LogInPasskey {
    type Fields = ShowPasskeyForm;
    const PATH: &'static str = paths::LOGIN_PASSKEY;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::LOGIN.to_owned()
    }

    async fn submit(fields: ShowPasskeyForm, _: Params) -> Result<LocalPath, AppError> {
        api::log_in_with_passkey(fields).await
    }

    fn next(fields: &mut ShowPasskeyForm) -> Option<&mut String> {
        Some(&mut fields.next)
    }

    fn without_secrets(fields: &ShowPasskeyForm) -> ShowPasskeyForm {
        fields.without_secrets()
    }
}

pub(super) struct StepPasskey;

impl PlainForm for StepPasskey {
    type Fields = ShowPasskeyForm;
    const PATH: &'static str = paths::LOGIN_CODE_PASSKEY;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::LOGIN_CODE.to_owned()
    }

    async fn submit(fields: ShowPasskeyForm, _: Params) -> Result<LocalPath, AppError> {
        api::step_with_passkey(fields).await
    }

    fn without_secrets(fields: &ShowPasskeyForm) -> ShowPasskeyForm {
        fields.without_secrets()
    }
}

pub(super) struct AddPasskey;

impl PlainForm for AddPasskey {
    type Fields = AddPasskeyForm;
    const PATH: &'static str = paths::PASSKEYS;

    fn page(_: &Params) -> String {
        paths::PASSKEYS.to_owned()
    }

    async fn submit(fields: AddPasskeyForm, _: Params) -> Result<LocalPath, AppError> {
        let codes = api::add_passkey(fields).await?;
        Context::current()?.show_once(codes.map(Once::Codes));
        Ok(LocalPath::or_home(Some(paths::PASSKEYS)))
    }

    fn without_secrets(fields: &AddPasskeyForm) -> AddPasskeyForm {
        AddPasskeyForm {
            name: fields.name.clone(),
            ..AddPasskeyForm::default()
        }
    }
}

pub(super) struct RenamePasskey;

impl PlainForm for RenamePasskey {
    type Fields = RenamePasskeyForm;
    const PATH: &'static str = paths::RENAME_PASSKEY;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::PASSKEYS.to_owned()
    }

    async fn submit(fields: RenamePasskeyForm, _: Params) -> Result<LocalPath, AppError> {
        api::rename_passkey(fields).await
    }
}

pub(super) struct RemovePasskey;

impl PlainForm for RemovePasskey {
    type Fields = RemovePasskeyForm;
    const PATH: &'static str = paths::REMOVE_PASSKEY;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::PASSKEYS.to_owned()
    }

    async fn submit(fields: RemovePasskeyForm, _: Params) -> Result<LocalPath, AppError> {
        api::remove_passkey(fields).await
    }

    fn without_secrets(fields: &RemovePasskeyForm) -> RemovePasskeyForm {
        fields.without_secrets()
    }
}
