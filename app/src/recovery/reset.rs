//! `/reset/{token}`: a new password, by the link in a letter.

use super::api;
use crate::AppError;
use crate::island::ForgetAddress;
use crate::page::rejected;
use crate::ui::{ErrorSummary, Folio, Spent, TextField, Trouble, problem_with};
use domain::settings::ResetForm;
use domain::{Field, LinkSecret, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

const SAYING: &str = "A new key for an old door.";

#[component]
pub fn ResetPage() -> impl IntoView {
    let raw = use_params_map().read_untracked().get("token");
    let secret = LinkSecret::from_path(&raw.unwrap_or_default());
    let error = rejected::<ResetForm>().and_then(|back| back.error);
    Suspend::new(async move {
        match api::may_reset(secret.clone()).await {
            Ok(()) => view! { <Choose secret error/> }.into_any(),
            Err(AppError::NotFound) => view! { <Spent saying=SAYING/> }.into_any(),
            Err(error) => view! { <Trouble error/> }.into_any(),
        }
    })
}

/// Nothing comes back into the fields: both are passwords.
#[component]
fn Choose(secret: LinkSecret, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = move |field| Signal::stored(problem_with(field, &problems));
    view! {
        <Title text="Choose a new password"/>
        <ForgetAddress/>
        <Folio cloth=4 saying=SAYING>
            <header class="stack gap-2">
                <h1>"Choose a new password"</h1>
                <p>"All devices are logged out when the password changes. After that you log in with it."</p>
            </header>
            <ErrorSummary error=Signal::stored(error)/>
            <form class="form" method="post" action=paths::reset(&secret)>
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
                <button class="button full" type="submit">"Change password"</button>
            </form>
        </Folio>
    }
}
