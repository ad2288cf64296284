//! Every form of the site: where it posts, on which page it stands, and which server function does its work.

use super::AppState;
use super::plain_form::{Params, PlainForm, route};
use accounts::{LogIn, LogOut, Register};
use admin::{ActOnPeople, DeletePeople, EndSessionOf};
use api_tokens::{MakeToken, RevokeToken};
use axum::Router;
use axum::routing::MethodRouter;
use comments::{AddComment, DeleteComment, EditComment};
use domain::Slug;
use invitations::{AcceptInvitation, Invite, RevokeInvitation};
use leaving::{AskForData, Confirm, DeleteOwnAccount};
use letters::{DiscardLetter, RetryLetter};
use pictures::{DeletePicture, DescribePicture};
use posts::{DeletePost, EditPost, Write};
use providers::{ChangeLinked, ConfirmWith, Continue, Join};
use recovery::{Forgot, Reset, Verify};
use second_factor::{BeginApp, ConfirmApp, LogInCode, RenewCodes, TurnOffApp};
use serde::Deserialize;
use settings::{ChangeAddress, ChangePassword, EndSessions, SaveProfile, VerifyAddress};

mod accounts;
mod admin;
mod api_tokens;
mod comments;
mod invitations;
mod leaving;
mod letters;
mod pictures;
mod posts;
mod providers;
mod recovery;
mod second_factor;
mod settings;

/// Where a form posts to, and what answers there.
type Form = (&'static str, fn() -> MethodRouter<AppState>);

/// Every form. The routes and the list that the tests ask through both come from here.
const FORMS: [Form; 41] = [
    form::<Register>(),
    form::<LogIn>(),
    form::<LogInCode>(),
    form::<LogOut>(),
    form::<Forgot>(),
    form::<Reset>(),
    form::<Verify>(),
    form::<SaveProfile>(),
    form::<ChangeAddress>(),
    form::<VerifyAddress>(),
    form::<ChangePassword>(),
    form::<BeginApp>(),
    form::<ConfirmApp>(),
    form::<TurnOffApp>(),
    form::<RenewCodes>(),
    form::<EndSessions>(),
    form::<MakeToken>(),
    form::<RevokeToken>(),
    form::<Confirm>(),
    form::<ConfirmWith>(),
    form::<AskForData>(),
    form::<DeleteOwnAccount>(),
    form::<ActOnPeople>(),
    form::<DeletePeople>(),
    form::<EndSessionOf>(),
    form::<Invite>(),
    form::<RevokeInvitation>(),
    form::<AcceptInvitation>(),
    form::<RetryLetter>(),
    form::<DiscardLetter>(),
    form::<Continue>(),
    form::<Join>(),
    form::<ChangeLinked>(),
    form::<Write>(),
    form::<EditPost>(),
    form::<DeletePost>(),
    form::<DescribePicture>(),
    form::<DeletePicture>(),
    form::<AddComment>(),
    form::<EditComment>(),
    form::<DeleteComment>(),
];

const fn form<F: PlainForm>() -> Form {
    (F::PATH, route::<F>)
}

/// Where the forms post to, as the router spells it. A test asks each of them as everybody.
#[must_use]
pub fn form_paths() -> Vec<&'static str> {
    FORMS.iter().map(|(path, _)| *path).collect()
}

pub(super) fn routes() -> Router<AppState> {
    FORMS.iter().fold(Router::new(), |router, (path, answer)| {
        router.route(path, answer())
    })
}

/// A form of nothing but a button.
#[derive(Clone, Debug, Deserialize)]
struct Nothing {}

fn slug(params: &Params) -> Slug {
    Slug::from_path(params.get("slug").map(String::as_str).unwrap_or_default())
}
