//! `/settings/security/totp`: one's own authenticator app.

use super::ask::Ask;
use super::codes::Codes;
use super::confirm::ConfirmForm;
use super::{FactorState, api};
use crate::AppError;
use crate::page::{Once, page, rejected};
use crate::settings::Desk;
use crate::ui::load;
use domain::paths;
use domain::second_factor::{self, CodeForm};
use leptos::prelude::*;
use leptos_meta::Title;

/// Off, being set up, or on; and once, when it has just been turned on, the recovery codes.
#[component]
pub fn AppPage() -> impl IntoView {
    if let Some(Once::Codes(codes)) = page().once() {
        return view! {
            <Title text="Recovery codes"/>
            <Desk at=paths::TOTP heading="The app is on">
                <Codes codes/>
            </Desk>
        }
        .into_any();
    }
    let confirm = rejected::<second_factor::ConfirmForm>().and_then(|back| back.error);
    let code = rejected::<CodeForm>().and_then(|back| back.error);
    load(api::authenticator_app(), move |shown| {
        show(shown, confirm, code)
    })
    .into_any()
}

fn show(
    shown: second_factor::AppPage,
    confirm: Option<AppError>,
    code: Option<AppError>,
) -> impl IntoView {
    let on = shown.factor.app_since.is_some();
    let alone = !shown.factor.is_on();
    view! {
        <Title text="Authenticator app"/>
        <Desk at=paths::TOTP heading="Authenticator app">
            {match shown.key {
                Some(key) => view! { <Ask key_=key error=code/> }.into_any(),
                None if on => {
                    view! {
                        <FactorState factor=shown.factor/>
                        <ConfirmForm action=paths::TOTP_OFF label="Turn off the app" class="button danger" error=confirm/>
                    }
                        .into_any()
                }
                None => view! { <Off alone error=confirm.or(code)/> }.into_any(),
            }}
        </Desk>
    }
}

#[component]
fn Off(
    /// Nothing is asked for besides.
    alone: bool,
    error: Option<AppError>,
) -> impl IntoView {
    view! {
        <p>
            {alone.then_some("Logging in takes one step. ")}
            "With an authenticator app on your phone, logging in also takes six
            digits that only the app shows, and that change every half minute. Any app for one-time codes (TOTP) will do."
        </p>
        <ConfirmForm action=paths::TOTP label="Set up an app" error/>
    }
}
