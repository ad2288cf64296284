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
use drafts::{DiscardPost, RestorePost, ShareDraft};
use invitations::{AcceptInvitation, Invite, RevokeInvitation};
use leaving::{AskForData, Confirm, DeleteOwnAccount};
use letters::{DiscardLetter, RetryLetter};
use passkeys::{AddPasskey, LogInPasskey, RemovePasskey, RenamePasskey, StepPasskey};
use pictures::{DeletePicture, DescribePicture};
use posts::{DeletePost, EditPost, Write};
use providers::{ChangeLinked, ConfirmWith, Continue, Join};
use recovery::{Forgot, Reset, Verify};
use revisions::RestoreRevision;
use second_factor::{BeginApp, ConfirmApp, LogInCode, RenewCodes, TurnOffApp};
use serde::Deserialize;
use settings::{ChangeAddress, ChangePassword, EndSessions, SaveProfile, VerifyAddress};
use unsaved::ThrowAway;

mod accounts;
mod admin;
mod api_tokens;
mod comments;
mod drafts;
mod invitations;
mod leaving;
mod letters;
mod passkeys;
mod pictures;
mod posts;
mod providers;
mod recovery;
mod revisions;
mod second_factor;
mod settings;
mod unsaved;

/// Where a form posts to, and what answers there.
type Form = (&'static str, fn() -> MethodRouter<AppState>);

/// Every form. The routes and the list that the tests ask through both come from here.
const FORMS: &[Form] = &[
    form::<Register>(),
    form::<LogIn>(),
    form::<LogInCode>(),
    form::<LogInPasskey>(),
    form::<StepPasskey>(),
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
    form::<AddPasskey>(),
    form::<RenamePasskey>(),
    form::<RemovePasskey>(),
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
    form::<ShareDraft>(),
    form::<RestorePost>(),
    form::<DiscardPost>(),
    form::<DescribePicture>(),
    form::<DeletePicture>(),
    form::<RestoreRevision>(),
    form::<ThrowAway>(),
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
