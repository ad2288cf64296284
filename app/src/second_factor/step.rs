//! `/login/code`: the second step of logging in.

use super::api;
use crate::AppError;
use crate::page::{Rejected, page, rejected};
use crate::ui::{ErrorSummary, Folio, TextField, load, problem_with};
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
    if step.is_none() {
        page().redirect(LocalPath::or_home(Some(paths::LOGIN)));
        return ().into_any();
    }
    let error = back.and_then(|back| back.error);
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Code, &problems));
    view! {
        <Title text="Second step"/>
        <Folio cloth=1 saying="Two threads hold a page better than one.">
            <header class="stack gap-2">
                <h1>"Second step"</h1>
                <p>"Your password was right. Now show that it is you."</p>
            </header>
            <ErrorSummary error=Signal::stored(error)/>
            <form class="form" method="post" action=paths::LOGIN_CODE>
                <TextField
                    field=Field::Code
                    label="Code"
                    hint="The six digits that your authenticator app shows, or one of your recovery codes."
                    autocomplete="one-time-code"
                    problem
                />
                <button class="button full" type="submit">"Log in"</button>
            </form>
            <p class="hint"><a href=paths::LOGIN>"Begin again"</a>", or ask whoever looks after the site if you have lost both."</p>
        </Folio>
    }
    .into_any()
}
