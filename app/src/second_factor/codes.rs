//! `/settings/security/codes`: recovery codes, for when the app is lost.

use super::confirm::ConfirmForm;
use super::{FactorState, api};
use crate::AppError;
use crate::page::{Once, page, rejected};
use crate::settings::Desk;
use crate::ui::load;
use domain::paths;
use domain::second_factor::{NewCodesForm, RecoveryCodes, SecondFactor};
use leptos::prelude::*;
use leptos_meta::Title;

/// How many are left; and once, when they have just been made, the codes themselves.
#[component]
pub fn CodesPage() -> impl IntoView {
    if let Some(Once::Codes(codes)) = page().once() {
        return view! {
            <Title text="Recovery codes"/>
            <Desk at=paths::TOTP heading="New recovery codes">
                <Codes codes/>
            </Desk>
        }
        .into_any();
    }
    let error = rejected::<NewCodesForm>().and_then(|back| back.error);
    load(api::own_factor(), move |factor| show(factor, error)).into_any()
}

fn show(factor: SecondFactor, error: Option<AppError>) -> impl IntoView {
    let on = factor.is_on();
    let made = NewCodesForm::naming(&factor);
    view! {
        <Title text="Recovery codes"/>
        <Desk at=paths::TOTP heading="Recovery codes">
            <FactorState factor/>
            {on.then(|| {
                view! {
                    <p>"New codes take the place of the old ones, which count no longer."</p>
                    <ConfirmForm action=paths::RECOVERY_CODES label="Make new codes" error>
                        <input type="hidden" name="made" value=made/>
                    </ConfirmForm>
                }
            })}
        </Desk>
    }
}

/// The codes, to be printed or copied: this is the only time that anybody sees them.
#[component]
pub fn Codes(codes: RecoveryCodes) -> impl IntoView {
    let items = codes
        .0
        .into_iter()
        .map(|code| view! { <li><code>{code}</code></li> })
        .collect_view();
    view! {
        <p>
            "Keep these recovery codes where you keep passports: print them, or copy them into a password manager. Each lets
            you in once, when your app or your passkey is out of reach. They are shown only now."
        </p>
        <ol class="codes">{items}</ol>
        <p class="row"><a class="button" href=paths::SECURITY>"I have kept them"</a></p>
    }
}
