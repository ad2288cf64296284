//! The forms of admins.

use crate::AppError;
use crate::admin;
use crate::server::plain_form::{Params, PlainForm};
use domain::people::{DeleteForm, PeopleForm};
use domain::session::EndForm;
use domain::{LocalPath, UserId, paths};

pub(super) struct ActOnPeople;

impl PlainForm for ActOnPeople {
    type Fields = PeopleForm;
    const PATH: &'static str = paths::USERS;

    fn page(_: &Params) -> String {
        paths::USERS.to_owned()
    }

    async fn submit(fields: PeopleForm, _: Params) -> Result<LocalPath, AppError> {
        admin::api::act_on_people(fields).await
    }

    fn without_secrets(fields: &PeopleForm) -> PeopleForm {
        fields.without_secrets()
    }
}

pub(super) struct DeletePeople;

impl PlainForm for DeletePeople {
    type Fields = DeleteForm;
    const PATH: &'static str = paths::DELETE_USERS;

    fn page(_: &Params) -> String {
        paths::DELETE_USERS.to_owned()
    }

    async fn submit(fields: DeleteForm, _: Params) -> Result<LocalPath, AppError> {
        admin::api::delete_people(fields).await
    }

    fn without_secrets(fields: &DeleteForm) -> DeleteForm {
        fields.without_secrets()
    }
}

pub(super) struct EndSessionOf;

impl PlainForm for EndSessionOf {
    type Fields = EndForm;
    const PATH: &'static str = "/admin/users/{id}/sessions";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(params: &Params) -> String {
        paths::user(person(params))
    }

    async fn submit(fields: EndForm, params: Params) -> Result<LocalPath, AppError> {
        admin::api::end_session_of(person(&params), fields).await
    }

    fn without_secrets(fields: &EndForm) -> EndForm {
        fields.without_secrets()
    }
}

/// Whom the address names; nobody has the number 0.
fn person(params: &Params) -> UserId {
    let id = params.get("id").and_then(|id| id.parse().ok());
    id.unwrap_or(UserId(0))
}
