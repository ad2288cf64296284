//! `/forgot`: asks for a link that replaces a forgotten password.

use super::api;
use crate::AppError;
use crate::page::{Rejected, rejected};
use crate::ui::{ErrorSummary, Folio, TextField, load, problem_with};
use domain::settings::ForgotForm;
use domain::{Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;

const SAYING: &str = "Every reader loses the page once. The thread still marks it.";

#[component]
pub fn ForgotPage() -> impl IntoView {
    let back = rejected::<ForgotForm>();
    load(api::sends_letters(), move |sends| {
        if sends {
            view! { <Ask back/> }.into_any()
        } else {
            view! { <NoLetters/> }.into_any()
        }
    })
}

#[component]
fn Ask(back: Option<Rejected<ForgotForm>>) -> impl IntoView {
    let (form, error) = back.map_or_else(Default::default, |back| (back.form, back.error));
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Login, &problems));
    view! {
        <Title text="Forgot your password?"/>
        <Folio cloth=4 saying=SAYING>
            <header class="stack gap-2">
                <h1>"Forgot your password?"</h1>
                <p>"Say who you are, and a letter with a link for a new password goes to your address."</p>
            </header>
            <ErrorSummary error=Signal::stored(error)/>
            <form class="form" method="post" action=paths::FORGOT>
                <TextField field=Field::Login label="Email or handle" autocomplete="username" value=form.email problem/>
                <button class="button full" type="submit">"Send the link"</button>
            </form>
            <p class="hint"><a href=paths::LOGIN>"Back to the log-in"</a></p>
        </Folio>
    }
}

/// Plainly, since nobody could be helped otherwise.
#[component]
fn NoLetters() -> impl IntoView {
    view! {
        <Title text="Forgot your password?"/>
        <Folio cloth=4 saying=SAYING>
            <header class="stack gap-2">
                <h1>"Forgot your password?"</h1>
                <p>
                    "This site sends no mail, so it cannot send you a link. Ask whoever looks after it for a new password: the command "
                    <code>"quire user password"</code>" sets one."
                </p>
            </header>
            <p class="hint"><a href=paths::LOGIN>"Back to the log-in"</a></p>
        </Folio>
    }
}
