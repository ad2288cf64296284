//! `/verify/{token}`: a button that does what a letter was about. Programs that check mail follow links; they press none. An
//! account is made by whoever knows its password: anybody can register anybody's address.

use super::api;
use crate::AppError;
use crate::island::ForgetAddress;
use crate::page::{Rejected, rejected};
use crate::ui::{ErrorSummary, Folio, Spent, TextField, Trouble, problem_with};
use domain::settings::VerifyForm;
use domain::{Field, LinkPurpose, LinkSecret, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

const SAYING: &str = "Signed, sealed, and one button from delivered.";

#[component]
pub fn VerifyPage() -> impl IntoView {
    let raw = use_params_map().read_untracked().get("token");
    let secret = LinkSecret::from_path(&raw.unwrap_or_default());
    let error = rejected::<VerifyForm>().and_then(|back: Rejected<VerifyForm>| back.error);
    Suspend::new(async move {
        match api::what_link_does(secret.clone()).await {
            Ok(purpose) => view! { <Confirm secret purpose error/> }.into_any(),
            Err(AppError::NotFound) => view! { <Spent saying=SAYING/> }.into_any(),
            Err(error) => view! { <Trouble error/> }.into_any(),
        }
    })
}

#[component]
fn Confirm(secret: LinkSecret, purpose: LinkPurpose, error: Option<AppError>) -> impl IntoView {
    let Words { heading, say, act } = Words::of(&purpose);
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Password, &problems));
    let password = matches!(purpose, LinkPurpose::Registration { .. }).then(|| {
        view! {
            <TextField
                field=Field::Password
                label="Password"
                kind="password"
                hint="The one that you chose. If you chose none, somebody else registered your address: close this page."
                autocomplete="current-password"
                problem
            />
        }
    });
    view! {
        <Title text=heading/>
        <ForgetAddress/>
        <Folio cloth=4 saying=SAYING>
            <header class="stack gap-2">
                <h1>{heading}</h1>
                <p>{say}</p>
            </header>
            <ErrorSummary error=Signal::stored(error)/>
            <form class="form" method="post" action=paths::verify(&secret)>
                {password}
                <button class="button full" type="submit">{act}</button>
            </form>
        </Folio>
    }
}

struct Words {
    heading: &'static str,
    say: String,
    act: &'static str,
}

impl Words {
    fn of(purpose: &LinkPurpose) -> Self {
        match purpose {
            LinkPurpose::Registration { name } => Self {
                heading: "Confirm your account",
                say: format!(
                    "One step is left, {name}: your password makes your account and logs you in."
                ),
                act: "Make my account",
            },
            LinkPurpose::Verification { address } => Self {
                heading: "Confirm your address",
                say: format!("The button shows that letters to {address} reach you."),
                act: "Confirm this address",
            },
            LinkPurpose::AddressChange { address } => Self {
                heading: "Use this address",
                say: format!("From then on your account has the address {address}."),
                act: "Use this address",
            },
            LinkPurpose::AddressReturn { address } => Self {
                heading: "Bring the old address back",
                say: format!(
                    "Your account gets the address {address} back, everybody is logged out of it, and a link for a new password is sent to you."
                ),
                act: "Bring it back",
            },
        }
    }
}
