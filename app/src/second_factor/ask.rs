//! What an app is told while it is being set up, and the first code that it has to show for it.

use super::confirm::ConfirmForm;
use crate::AppError;
use crate::ui::{ErrorSummary, TextField, problem_with};
use domain::second_factor::{AppKey, QrCode};
use domain::{Field, paths};
use leptos::prelude::*;

#[component]
pub(super) fn Ask(key_: AppKey, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Code, &problems));
    let secret = key_.in_groups();
    view! {
        <p>"Scan this with your app. It then shows six digits, which turn it on."</p>
        <div class="app-key">
            <Picture code=key_.picture/>
            <div class="stack">
                <p><a href=key_.address>"Open an app on this device"</a></p>
                <p>"Or type this key into it, as a key that is based on time:"</p>
                <p><code class="secret">{secret}</code></p>
            </div>
        </div>
        <form class="form" method="post" action=paths::TOTP_CONFIRM>
            <ErrorSummary error=Signal::stored(error)/>
            <TextField
                field=Field::Code
                label="Six digits"
                hint="What the app shows now."
                autocomplete="one-time-code"
                problem
            />
            <div class="row"><button class="button" type="submit">"Turn on the app"</button></div>
        </form>
        <ConfirmForm action=paths::TOTP label="Take another key" class="button quiet small" error=None/>
    }
}

/// Dark on light in every mode: not every reader takes it the other way round.
#[component]
fn Picture(code: QrCode) -> impl IntoView {
    (!code.path.is_empty()).then(|| {
        let side = code.side;
        view! {
            <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label="The key as a QR code">
                <path d=code.path></path>
            </svg>
        }
    })
}
