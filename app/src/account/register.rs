//! `/register`

use super::ProviderButtons;
use super::api;
use super::register_form::RegisterIsland;
use crate::AppError;
use crate::island::Wakes;
use crate::page::{page, rejected};
use crate::ui::{Folio, load};
use domain::account::RegisterForm;
use domain::{LocalPath, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

pub const SAYING: &str = "One account. Your comments, your page, and nothing sold.";

#[component]
pub fn RegisterPage() -> impl IntoView {
    if page().viewer().is_some() {
        page().redirect(LocalPath::home());
        return ().into_any();
    }
    let back = rejected::<RegisterForm>();
    let next = use_query_map()
        .read_untracked()
        .get("next")
        .unwrap_or_default();
    let form = back.as_ref().map_or_else(
        || RegisterForm {
            next,
            ..RegisterForm::default()
        },
        |back| back.form.clone(),
    );
    let error = back.and_then(|back| back.error);
    load(api::how_to_register(), move |registration| {
        if registration.open {
            view! { <Open form error registration/> }.into_any()
        } else {
            view! { <Closed by_invitation=registration.by_invitation/> }.into_any()
        }
    })
    .into_any()
}

#[component]
fn Open(
    form: RegisterForm,
    error: Option<AppError>,
    registration: api::Registration,
) -> impl IntoView {
    let site = page().site().title.clone();
    let next = LocalPath::or_home(Some(&form.next));
    let form = RegisterForm {
        next: next.to_string(),
        ..form
    };
    let login = paths::login_then(&next);
    view! {
        <Title text="Create an account"/>
        <Folio cloth=2 saying=SAYING>
            <header class="stack gap-2">
                <h1>"Create an account"</h1>
                <p>"Already have one? "<a href=login>"Log in"</a></p>
            </header>
            <Wakes/>
            <RegisterIsland form error site action=paths::REGISTER.to_owned() asks_setup_code=registration.needs_setup_code/>
            <ProviderButtons next/>
        </Folio>
    }
}

#[component]
fn Closed(by_invitation: bool) -> impl IntoView {
    let (heading, say) = if by_invitation {
        (
            "By invitation only",
            "Whoever looks after this site sends invitations: the link in one makes an account. Have one already? ",
        )
    } else {
        (
            "Registration is closed",
            "This site takes no new accounts at the moment. Have one already? ",
        )
    };
    view! {
        <Title text=heading/>
        <Folio cloth=2 saying=SAYING>
            <header class="stack gap-2">
                <h1>{heading}</h1>
                <p>{say}<a href=paths::LOGIN>"Log in"</a></p>
            </header>
        </Folio>
    }
}
