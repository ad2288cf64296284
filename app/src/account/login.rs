//! `/login`

use super::ProviderButtons;
use crate::AppError;
use crate::page::{Rejected, page, rejected};
use crate::ui::{ErrorSummary, Folio, PasskeyButton, TextField, problem_with};
use domain::account::LoginForm;
use domain::passkey::ShowPasskeyForm;
use domain::provider::ContinueForm;
use domain::{Field, LocalPath, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// A plain form: a browser needs no script to log in, and password managers know what to do.
#[component]
pub fn LoginPage() -> impl IntoView {
    if page().viewer().is_some() {
        page().redirect(LocalPath::home());
        return ().into_any();
    }
    let back = rejected::<LoginForm>();
    let next = use_query_map().read_untracked().get("next");
    let form = back
        .as_ref()
        .map(|back| back.form.clone())
        .unwrap_or_else(|| LoginForm {
            next: next.unwrap_or_default(),
            ..LoginForm::default()
        });
    // Whoever wanted in through a provider, and was not let in, may use another way.
    let provider = rejected::<ContinueForm>();
    let form = match &provider {
        Some(back) => LoginForm {
            next: back.form.next.clone(),
            ..form
        },
        None => form,
    };
    let passkey = rejected::<ShowPasskeyForm>();
    let form = match &passkey {
        Some(Rejected { form: shown, .. }) => LoginForm {
            email: shown.email.clone(),
            remember: shown.remember.clone(),
            next: shown.next.clone(),
            ..form
        },
        None => form,
    };
    let error = back
        .and_then(|back| back.error)
        .or(provider.and_then(|back| back.error))
        .or(passkey.and_then(|back| back.error));
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = move |field| Signal::stored(problem_with(field, &problems));
    let next = LocalPath::or_home(Some(&form.next));
    view! {
        <Title text="Log in"/>
        <Folio cloth=1 saying="Readers have always written back. The margin is still open.">
            <header class="stack gap-2">
                <h1>"Log in"</h1>
                <p>"New here? "<a href=paths::register_then(&next)>"Create an account"</a></p>
            </header>
            <ErrorSummary error=Signal::stored(error)/>
            <form class="form" method="post" action=paths::LOGIN>
                <input type="hidden" name="next" value=next.to_string()/>
                <TextField field=Field::Login label="Email or handle" autocomplete="username" value=form.email problem=problem(Field::Login)/>
                <TextField
                    field=Field::Password
                    label="Password"
                    kind="password"
                    autocomplete="current-password"
                    problem=problem(Field::Password)
                />
                <div class="check">
                    <input type="checkbox" id="remember" name="remember" checked=!form.remember.is_empty()/>
                    <label for="remember">"Keep me logged in on this device"</label>
                </div>
                <button class="button full" type="submit">"Log in"</button>
                {page()
                    .site()
                    .passkeys
                    .then(|| {
                        view! { <PasskeyButton asks="ask_passkey_to_log_in" label="Sign in with a passkey" class="button quiet full" to=paths::LOGIN_PASSKEY/> }
                    })}
            </form>
            <p class="hint"><a href=paths::FORGOT>"Forgot your password?"</a></p>
            <ProviderButtons next=next.clone()/>
        </Folio>
    }
    .into_any()
}
