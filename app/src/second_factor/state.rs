//! What somebody has set up, in a few sentences.

use crate::page::page;
use crate::ui::When;
use domain::paths;
use domain::second_factor::{RecoveryCodes, SecondFactor};
use leptos::prelude::*;

#[component]
pub fn FactorState(factor: SecondFactor) -> impl IntoView {
    if !factor.is_on() {
        let passkey = page()
            .site()
            .passkeys
            .then(|| view! { " or "<a href=paths::PASSKEYS>"add a passkey"</a> });
        return view! {
            <p>"Logging in takes one step. "<a href=paths::TOTP>"Set up an authenticator app"</a>{passkey}"."</p>
        }
        .into_any();
    }
    let left = match factor.codes_left {
        0 => "No recovery codes are left".to_owned(),
        left => format!("{left} of {} recovery codes are left", RecoveryCodes::COUNT),
    };
    let (offer, class) = if factor.has_few_codes() {
        ("Make new ones before they run out", "note caution")
    } else {
        ("Make new ones", "")
    };
    view! {
        <p>{what(&factor)}</p>
        <div class=class><p>{left}". "<a href=paths::RECOVERY_CODES>{offer}</a>"."</p></div>
    }
    .into_any()
}

/// What logging in takes.
fn what(factor: &SecondFactor) -> AnyView {
    let keys = match factor.passkeys {
        1 => "your passkey".to_owned(),
        some => format!("one of your {some} passkeys"),
    };
    let keys = view! { <a href=paths::PASSKEYS>{keys}</a> };
    match factor.app_since {
        Some(since) => {
            let or = (factor.passkeys > 0).then(|| view! { ", or "{keys} });
            view! { "Logging in takes your password and a code of your "<a href=paths::TOTP>"authenticator app"</a>", since "<When at=since/>{or}"." }
                .into_any()
        }
        None => view! { "Logging in takes "{keys}", alone or after your password." }.into_any(),
    }
}
