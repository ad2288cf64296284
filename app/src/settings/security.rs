//! `/settings/security`: one's own password, and what is asked for beside it.

use super::Desk;
use crate::AppError;
use crate::page::{page, rejected};
use crate::second_factor::{self, FactorState};
use crate::ui::{ErrorSummary, TextField, load, problem_with};
use domain::account::PasswordForm;
use domain::second_factor::SecondFactor;
use domain::{Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn SecurityPage() -> impl IntoView {
    let error = rejected::<PasswordForm>().and_then(|back| back.error);
    load(second_factor::api::own_factor(), move |factor| {
        show(factor, error)
    })
}

/// Nothing comes back into the fields: all of them are passwords.
fn show(factor: SecondFactor, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = move |field| Signal::stored(problem_with(field, &problems));
    let handle = page().viewer().map(|viewer| viewer.handle.to_string());
    view! {
        <Title text="Password"/>
        <Desk at=paths::SECURITY heading="Password">
            <form class="form" method="post" action=paths::SECURITY>
                <ErrorSummary error=Signal::stored(error)/>
                // For password managers, which keep a password under a name.
                <input type="hidden" name="username" autocomplete="username" value=handle/>
                <TextField
                    field=Field::CurrentPassword
                    label="Current password"
                    kind="password"
                    autocomplete="current-password"
                    problem=problem(Field::CurrentPassword)
                />
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
                <p class="hint">"All other devices are logged out when the password changes."</p>
                <div class="row"><button class="button" type="submit">"Change password"</button></div>
            </form>
            <section class="stack in-desk" aria-labelledby="second-factor">
                <h2 class="section-title" id="second-factor">"Second factor"</h2>
                <FactorState factor/>
            </section>
        </Desk>
    }
}
