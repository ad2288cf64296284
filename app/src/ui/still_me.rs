//! Where somebody shows that it is still them, inside of a form.

use super::{ConfirmWithPasskey, TextField};
use crate::page::page;
use domain::session::WaysToConfirm;
use domain::{Field, paths};
use leptos::prelude::*;

/// The field for what they know or have, and the way to a provider for whoever has one.
#[component]
pub fn StillMe(
    #[prop(into)] problem: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let ways = page().ways_to_confirm();
    let elsewhere = (!ways.providers.is_empty()).then(|| {
        let labels: Vec<&str> = ways
            .providers
            .iter()
            .map(|link| link.label.as_str())
            .collect();
        let by = labels.join(" or ");
        view! { <ConfirmElsewhere label=format!("Confirm with {by}")/> }
    });
    view! {
        <ProofField ways=ways.clone() problem optional/>
        <ConfirmWithPasskey/>
        {elsewhere}
    }
}

/// The way to the page that has every way. It opens beside this one, where something may be typed already; afterwards the
/// same form goes through.
#[component]
pub fn ConfirmElsewhere(#[prop(into)] label: String) -> impl IntoView {
    view! {
        <p class="hint">
            <a href=paths::confirm_then(&page().here()) target="_blank">
                {label}<span class="visually-hidden">" in a new tab"</span>
            </a>
            ", then come back here and press the button again."
        </p>
    }
}

/// The field alone: nothing for somebody who has neither a password nor an app.
#[component]
pub(super) fn ProofField(
    ways: WaysToConfirm,
    #[prop(into)] problem: Signal<Option<String>>,
    optional: bool,
) -> impl IntoView {
    let (label, kind, hint, autocomplete) = match (ways.password, ways.code) {
        (true, false) => ("Your password", "password", "", "current-password"),
        (true, true) => (
            "Your password",
            "password",
            "Or the six digits that your authenticator app shows.",
            "current-password",
        ),
        (false, true) => (
            "Six digits",
            "text",
            "What your authenticator app shows now.",
            "one-time-code",
        ),
        (false, false) => return ().into_any(),
    };
    view! { <TextField field=Field::Password label kind hint autocomplete optional problem/> }
        .into_any()
}
