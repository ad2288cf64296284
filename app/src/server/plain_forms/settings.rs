//! The forms about one's own account.

use super::Nothing;
use crate::AppError;
use crate::server::plain_form::{Params, PlainForm};
use crate::settings;
use domain::account::PasswordForm;
use domain::session::EndForm;
use domain::settings::{AddressForm, ProfileForm};
use domain::{LocalPath, paths};

pub(super) struct SaveProfile;

impl PlainForm for SaveProfile {
    type Fields = ProfileForm;
    const PATH: &'static str = paths::PROFILE;

    fn page(_: &Params) -> String {
        paths::PROFILE.to_owned()
    }

    async fn submit(fields: ProfileForm, _: Params) -> Result<LocalPath, AppError> {
        settings::api::save_profile(fields).await
    }
}

pub(super) struct ChangeAddress;

impl PlainForm for ChangeAddress {
    type Fields = AddressForm;
    const PATH: &'static str = paths::ADDRESS;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::PROFILE.to_owned()
    }

    async fn submit(fields: AddressForm, _: Params) -> Result<LocalPath, AppError> {
        settings::api::change_address(fields).await
    }

    fn without_secrets(fields: &AddressForm) -> AddressForm {
        fields.without_secrets()
    }
}

pub(super) struct VerifyAddress;

impl PlainForm for VerifyAddress {
    type Fields = Nothing;
    const PATH: &'static str = paths::VERIFY_ADDRESS;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::PROFILE.to_owned()
    }

    async fn submit(_: Nothing, _: Params) -> Result<LocalPath, AppError> {
        settings::api::verify_address().await
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
