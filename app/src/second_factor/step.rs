//! `/login/code`: the second step of logging in.

use super::api;
use crate::AppError;
use crate::page::{Rejected, page, rejected};
use crate::ui::{ErrorSummary, Folio, PasskeyButton, TextField, load, problem_with};
use domain::passkey::ShowPasskeyForm;
use domain::second_factor::{CodeForm, SecondStep};
use domain::{Field, LocalPath, paths};
use leptos::prelude::*;
use leptos_meta::Title;

/// Whoever has not given a password begins with that; whoever is in has nothing to do here.
#[component]
pub fn StepPage() -> impl IntoView {
    if page().viewer().is_some() {
        page().redirect(LocalPath::home());
        return ().into_any();
    }
    let back = rejected::<CodeForm>();
    load(api::step_asked(), move |step| show(step, back)).into_any()
}

fn show(step: Option<SecondStep>, back: Option<Rejected<CodeForm>>) -> impl IntoView {
    let Some(step) = step else {
        page().redirect(LocalPath::or_home(Some(paths::LOGIN)));
        return ().into_any();
    };
    let passkey = rejected::<ShowPasskeyForm>().and_then(|back| back.error);
    let error = back.and_then(|back| back.error).or(passkey);
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Code, &problems));
    let passkey = step.passkey.then(|| {
        view! {
            <form class="form" method="post" action=paths::LOGIN_CODE_PASSKEY>
                <PasskeyButton asks="ask_passkey_for_step" label="Show a passkey" class="button full"/>
            </form>
            <p class="or">"or"</p>
        }
    });
    let (hint, class) = match (step.app, step.passkey) {
        (true, false) => (
            "The six digits that your authenticator app shows, or one of your recovery codes.",
            "button full",
        ),
        (true, true) => (
            "The six digits that your authenticator app shows, or one of your recovery codes.",
            "button quiet full",
        ),
        (false, _) => ("One of your recovery codes.", "button quiet full"),
    };
    view! {
        <Title text="Second step"/>
        <Folio cloth=1 saying="Two threads hold a page better than one.">
            <header class="stack gap-2">
                <h1>"Second step"</h1>
                <p>"Your password was right. Now show that it is you."</p>
            </header>
            <ErrorSummary error=Signal::stored(error)/>
            {passkey}
            <form class="form" method="post" action=paths::LOGIN_CODE>
                <TextField field=Field::Code label="Code" hint autocomplete="one-time-code" problem/>
                <button class=class type="submit">"Log in"</button>
            </form>
            <p class="hint"><a href=paths::LOGIN>"Begin again"</a>", or ask whoever looks after the site if you have lost them all."</p>
        </Folio>
    }
    .into_any()
}
