//! The forms of invitations: made, taken back, accepted.

use super::Nothing;
use crate::AppError;
use crate::invitations::api;
use crate::server::plain_form::{Params, PlainForm};
use domain::account::RegisterForm;
use domain::invitation::InviteForm;
use domain::{LinkSecret, LocalPath, paths};

pub(super) struct Invite;

impl PlainForm for Invite {
    type Fields = InviteForm;
    const PATH: &'static str = paths::INVITATIONS;

    fn page(_: &Params) -> String {
        paths::INVITATIONS.to_owned()
    }

    async fn submit(fields: InviteForm, _: Params) -> Result<LocalPath, AppError> {
        api::invite(fields).await
    }

    fn without_secrets(fields: &InviteForm) -> InviteForm {
        fields.without_secrets()
    }
}

pub(super) struct RevokeInvitation;

impl PlainForm for RevokeInvitation {
    type Fields = Nothing;
    const PATH: &'static str = "/admin/invitations/{id}/revoke";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::INVITATIONS.to_owned()
    }

    async fn submit(_: Nothing, params: Params) -> Result<LocalPath, AppError> {
        let id = params.get("id").and_then(|id| id.parse().ok());
        api::revoke_invitation(id.ok_or(AppError::NotFound)?).await
    }
}

pub(super) struct AcceptInvitation;

impl PlainForm for AcceptInvitation {
    type Fields = RegisterForm;
    const PATH: &'static str = "/invite/{token}";

    fn page(params: &Params) -> String {
        paths::invitation(&secret(params))
    }

    async fn submit(fields: RegisterForm, params: Params) -> Result<LocalPath, AppError> {
        api::accept_invitation(secret(&params), fields).await
    }

    fn without_secrets(fields: &RegisterForm) -> RegisterForm {
        fields.without_secrets()
    }

    /// That the link is spent.
    fn page_tells(error: &AppError) -> bool {
        *error == AppError::NotFound
    }
}

fn secret(params: &Params) -> LinkSecret {
    LinkSecret::from_path(params.get("token").map(String::as_str).unwrap_or_default())
}
