//! The forms that take an account away, or its data; and the one that asks for the password.

use crate::AppError;
use crate::server::plain_form::{Params, PlainForm};
use crate::{account, settings};
use domain::account::DataForm;
use domain::people::DeleteForm;
use domain::session::ConfirmForm;
use domain::{LocalPath, paths};

pub(super) struct Confirm;

impl PlainForm for Confirm {
    type Fields = ConfirmForm;
    const PATH: &'static str = paths::CONFIRM;

    fn page(_: &Params) -> String {
        paths::CONFIRM.to_owned()
    }

    async fn submit(fields: ConfirmForm, _: Params) -> Result<LocalPath, AppError> {
        account::api::confirm(fields).await
    }

    fn next(fields: &mut ConfirmForm) -> Option<&mut String> {
        Some(&mut fields.next)
    }

    fn without_secrets(fields: &ConfirmForm) -> ConfirmForm {
        fields.without_secrets()
    }
}

pub(super) struct AskForData;

impl PlainForm for AskForData {
    type Fields = DataForm;
    const PATH: &'static str = paths::DOWNLOAD;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::ACCOUNT.to_owned()
    }

    async fn submit(fields: DataForm, _: Params) -> Result<LocalPath, AppError> {
        settings::api::ask_for_data(fields).await
    }

    /// All of it is one.
    fn without_secrets(_: &DataForm) -> DataForm {
        DataForm::default()
    }
}

pub(super) struct DeleteOwnAccount;

impl PlainForm for DeleteOwnAccount {
    type Fields = DeleteForm;
    const PATH: &'static str = paths::DELETE_ACCOUNT;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::ACCOUNT.to_owned()
    }

    async fn submit(fields: DeleteForm, _: Params) -> Result<LocalPath, AppError> {
        settings::api::delete_account(fields).await
    }

    fn without_secrets(fields: &DeleteForm) -> DeleteForm {
        fields.without_secrets()
    }
}
