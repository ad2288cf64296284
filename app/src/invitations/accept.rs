//! `/invite/{token}`: the registration of somebody who was invited.

use super::api;
use crate::AppError;
use crate::account::{RegisterIsland, SAYING};
use crate::island::Wakes;
use crate::page::{Rejected, page, rejected};
use crate::ui::{Folio, Spent, Trouble};
use domain::account::RegisterForm;
use domain::invitation::Invited;
use domain::{LinkSecret, LocalPath, Role, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The address stays in the address bar: whoever fills in the form may want to come back to it.
#[component]
pub fn InvitedPage() -> impl IntoView {
    if page().viewer().is_some() {
        page().redirect(LocalPath::home());
        return ().into_any();
    }
    let raw = use_params_map().read_untracked().get("token");
    let secret = LinkSecret::from_path(&raw.unwrap_or_default());
    let back = rejected::<RegisterForm>();
    Suspend::new(async move {
        match api::invited_to(secret.clone()).await {
            Ok(invited) => view! { <Accept secret invited back/> }.into_any(),
            Err(AppError::NotFound) => view! { <Spent saying=SAYING/> }.into_any(),
            Err(error) => view! { <Trouble error/> }.into_any(),
        }
    })
    .into_any()
}

#[component]
fn Accept(
    secret: LinkSecret,
    invited: Invited,
    back: Option<Rejected<RegisterForm>>,
) -> impl IntoView {
    let site = page().site().title.clone();
    let may = match invited.role {
        Role::Admin => ", to look after it",
        Role::Author => ", to write",
        Role::Reader => "",
    };
    let say = format!("{} invites you to {site}{may}.", invited.by);
    let (form, error) = back.map_or_else(
        || {
            let email = invited.address.clone().unwrap_or_default();
            let form = RegisterForm {
                email,
                ..RegisterForm::default()
            };
            (form, None)
        },
        |back| (back.form, back.error),
    );
    view! {
        <Title text="You are invited"/>
        <Folio cloth=2 saying=SAYING>
            <header class="stack gap-2">
                <h1>"You are invited"</h1>
                <p>{say}</p>
            </header>
            <Wakes/>
            <RegisterIsland form error site action=paths::invitation(&secret) asks_setup_code=false/>
        </Folio>
    }
}
