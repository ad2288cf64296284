//! `/settings/account`: taking one's data away, and one's account.

use super::{Desk, api};
use crate::AppError;
use crate::page::{page, rejected};
use crate::ui::{ErrorSummary, FieldError, StillMe, WhenExact, WritingChoice, load, problem_with};
use domain::account::DataForm;
use domain::people::{Account, DeleteForm};
use domain::{Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn AccountPage() -> impl IntoView {
    let data = rejected::<DataForm>().and_then(|back| back.error);
    let delete = rejected::<DeleteForm>();
    load(api::account_to_leave(), move |account| {
        let (form, error) = delete.map_or_else(
            || (DeleteForm::default(), None),
            |back| (back.form, back.error),
        );
        // One password at a time is asked for.
        let going = data.is_none().then(|| view! { <Delete form error/> });
        view! {
            <Title text="Account"/>
            <Desk at=paths::ACCOUNT heading="Account">
                <Facts account/>
                <Download error=data/>
                {going}
            </Desk>
        }
    })
}

#[component]
fn Facts(account: Account) -> impl IntoView {
    view! {
        <p>
            "You are "<b dir="auto">{account.name}</b>", @"{account.handle.to_string()}", "{account.role.word()}" here since "
            <WhenExact at=account.created/>"."
        </p>
    }
}

#[component]
fn Download(error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Password, &problems));
    let asks = error.is_some().then(|| {
        view! { <StillMe problem/> }
    });
    view! {
        <section class="stack above-4" aria-labelledby="data">
            <h2 id="data" class="size-2">"Your data"</h2>
            <p>"One file with everything the site knows about you: your account, your posts and comments, your devices, and what was logged."</p>
            <form class="form" method="post" action=paths::DOWNLOAD>
                <ErrorSummary error=Signal::stored(error)/>
                {asks}
                <div class="row"><button class="button quiet" type="submit">"Download my data"</button></div>
            </form>
        </section>
    }
}

#[component]
fn Delete(form: DeleteForm, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let writing = problem_with(Field::Writing, &problems);
    let sure = problem_with(Field::Sure, &problems);
    let password = Signal::stored(problem_with(Field::Password, &problems));
    // Whoever has a password gives it; whoever has none is asked for something else once it is some time since they did.
    let asks = page().ways_to_confirm().password
        || error.as_ref().is_some_and(AppError::asks_for_password);
    view! {
        <section class="stack above-4" aria-labelledby="going">
            <h2 id="going" class="size-2">"Delete my account"</h2>
            <p>"You are logged out everywhere, and nobody can log in as you again. Nobody else gets your handle for 30 days. This cannot be undone: download your data first."</p>
            <form class="form" method="post" action=paths::DELETE_ACCOUNT>
                <ErrorSummary error=Signal::stored(error)/>
                <WritingChoice chosen=form.writing problem=writing/>
                {asks.then(|| view! { <StillMe problem=password/> })}
                <div class="field">
                    <div class="check">
                        <input
                            type="checkbox"
                            id=Field::Sure.name()
                            name=Field::Sure.name()
                            required
                            checked=!form.sure.is_empty()
                            aria-describedby=sure.is_some().then_some("sure-error")
                        />
                        <label for=Field::Sure.name()>"Delete my account for good"</label>
                    </div>
                    <FieldError field=Field::Sure problem=Signal::stored(sure)/>
                </div>
                <div class="row"><button class="button danger" type="submit">"Delete my account"</button></div>
            </form>
        </section>
    }
}
