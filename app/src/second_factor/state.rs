//! What somebody has set up, in a few sentences.

use crate::ui::When;
use domain::paths;
use domain::second_factor::{RecoveryCodes, SecondFactor};
use leptos::prelude::*;

#[component]
pub fn FactorState(factor: SecondFactor) -> impl IntoView {
    let Some(since) = factor.app_since else {
        return view! { <p>"Your password alone opens your account. "<a href=paths::TOTP>"Set up an authenticator app"</a>"."</p> }
            .into_any();
    };
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
        <p>"Logging in takes your password and a code of your "<a href=paths::TOTP>"authenticator app"</a>", since "<When at=since/>"."</p>
        <div class=class><p>{left}". "<a href=paths::RECOVERY_CODES>{offer}</a>"."</p></div>
    }
    .into_any()
}
