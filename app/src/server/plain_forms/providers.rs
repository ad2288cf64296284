//! The forms about accounts elsewhere: going to a provider, coming from one for the first time, linking and unlinking.

use crate::AppError;
use crate::server::plain_form::{Params, PlainForm};
use crate::{account, settings};
use domain::provider::{ContinueForm, LinkForm, WelcomeForm};
use domain::{LocalPath, ProviderName, paths};

fn provider(params: &Params) -> String {
    params.get("provider").cloned().unwrap_or_default()
}

pub(super) struct Continue;

impl PlainForm for Continue {
    type Fields = ContinueForm;
    const PATH: &'static str = "/login/with/{provider}";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::LOGIN.to_owned()
    }

    async fn submit(fields: ContinueForm, params: Params) -> Result<LocalPath, AppError> {
        account::api::continue_with(provider(&params), fields).await
    }

    fn next(fields: &mut ContinueForm) -> Option<&mut String> {
        Some(&mut fields.next)
    }
}

pub(super) struct ConfirmWith;

impl PlainForm for ConfirmWith {
    type Fields = ContinueForm;
    const PATH: &'static str = "/confirm/with/{provider}";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::CONFIRM.to_owned()
    }

    async fn submit(fields: ContinueForm, params: Params) -> Result<LocalPath, AppError> {
        account::api::confirm_with(provider(&params), fields).await
    }

    fn next(fields: &mut ContinueForm) -> Option<&mut String> {
        Some(&mut fields.next)
    }
}

pub(super) struct Join;

impl PlainForm for Join {
    type Fields = WelcomeForm;
    const PATH: &'static str = "/login/with/{provider}/welcome";

    fn page(params: &Params) -> String {
        let name = ProviderName::parse(&provider(params));
        name.map_or_else(
            || paths::LOGIN.to_owned(),
            |name| paths::welcome_from(&name),
        )
    }

    fn page_tells(error: &AppError) -> bool {
        *error == AppError::Forbidden
    }

    async fn submit(fields: WelcomeForm, params: Params) -> Result<LocalPath, AppError> {
        account::api::join_with(provider(&params), fields).await
    }
}

pub(super) struct ChangeLinked;

impl PlainForm for ChangeLinked {
    type Fields = LinkForm;
    const PATH: &'static str = paths::PROVIDERS;

    fn page(_: &Params) -> String {
        paths::PROVIDERS.to_owned()
    }

    async fn submit(fields: LinkForm, _: Params) -> Result<LocalPath, AppError> {
        settings::api::change_linked_accounts(fields).await
    }

    fn without_secrets(fields: &LinkForm) -> LinkForm {
        fields.without_secrets()
    }
}
