//! `/settings/security`: one's own password, and what is asked for beside it.

use super::Desk;
use super::api::{self, PasswordState};
use crate::AppError;
use crate::page::{page, rejected};
use crate::second_factor::FactorState;
use crate::ui::{ConfirmElsewhere, ErrorSummary, TextField, load, problem_with};
use domain::account::PasswordForm;
use domain::{Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn SecurityPage() -> impl IntoView {
    let error = rejected::<PasswordForm>().and_then(|back| back.error);
    load(api::own_password(), move |own| show(own, error))
}

/// Nothing comes back into the fields: all of them are passwords.
fn show(own: PasswordState, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = move |field| Signal::stored(problem_with(field, &problems));
    // Whoever has no password shows in another way that it is them, once it is some time since they did.
    let asks = !own.is_set && error == Some(AppError::NotConfirmed);
    let act = if own.is_set {
        "Change password"
    } else {
        "Set a password"
    };
    let current = own.is_set.then(|| {
        let problem = problem(Field::CurrentPassword);
        view! {
            <TextField field=Field::CurrentPassword label="Current password" kind="password" autocomplete="current-password" problem/>
        }
    });
    let none = (!own.is_set).then(|| view! { <p>"You have no password here. With one you can log in without another site."</p> });
    let handle = page().viewer().map(|viewer| viewer.handle.to_string());
    view! {
        <Title text="Password"/>
        <Desk at=paths::SECURITY heading="Password">
            {none}
            <form class="form" method="post" action=paths::SECURITY>
                <ErrorSummary error=Signal::stored(error)/>
                // For password managers, which keep a password under a name.
                <input type="hidden" name="username" autocomplete="username" value=handle/>
                {current}
                <TextField
                    field=Field::Password
                    label="New password"
                    kind="password"
                    hint="At least 8 characters. A short sentence works well."
                    autocomplete="new-password"
                    problem=problem(Field::Password)
                />
                <TextField
                    field=Field::PasswordConfirm
                    label="New password again"
                    kind="password"
                    autocomplete="new-password"
                    problem=problem(Field::PasswordConfirm)
                />
                {asks.then(|| view! { <ConfirmElsewhere label="Confirm that it is you"/> })}
                <p class="hint">"All other devices are logged out when the password changes."</p>
                <div class="row"><button class="button" type="submit">{act}</button></div>
            </form>
            <section class="stack in-desk" aria-labelledby="second-factor">
                <h2 class="section-title" id="second-factor">"Second factor"</h2>
                <FactorState factor=own.factor/>
            </section>
        </Desk>
    }
}
