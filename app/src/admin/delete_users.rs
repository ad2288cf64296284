//! `/admin/users/delete`: the question before accounts go.

use super::api::{self, Going};
use super::{Desk, asked, unless_asked};
use crate::AppError;
use crate::page::rejected;
use crate::ui::{ErrorSummary, StillMe, WritingChoice, load, problem_with};
use domain::people::DeleteForm;
use domain::{Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn DeleteUsersPage() -> impl IntoView {
    let back = rejected::<DeleteForm>();
    let came_back = back.is_some();
    let (form, error) = match back {
        Some(back) => (back.form, back.error),
        None => (
            DeleteForm {
                people: asked("people"),
                ..DeleteForm::default()
            },
            None,
        ),
    };
    let found = unless_asked(came_back, api::people_to_delete(form.clone()));
    load(found, move |going| show(going, form, error))
}

fn show(going: Option<Going>, form: DeleteForm, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let writing = problem_with(Field::Writing, &problems);
    let password = Signal::stored(problem_with(Field::Password, &problems));
    let asks = going.as_ref().is_none_or(|going| going.needs_password)
        || error.as_ref().is_some_and(AppError::asks_for_password);
    let number = going
        .as_ref()
        .map_or_else(|| form.ids().len(), |going| going.people.len());
    let question = match number {
        1 => "Delete this account?".to_owned(),
        many => format!("Delete {many} accounts?"),
    };
    let names = going.map(|going| {
        let names = going.people.into_iter().map(|account| {
            view! { <li><b dir="auto">{account.name}</b>" @"{account.handle.to_string()}</li> }
        });
        view! { <ul class="stack gap-2" role="list">{names.collect_view()}</ul> }
    });
    view! {
        <Title text=question.clone()/>
        <Desk at=paths::USERS heading=question>
            <form class="form" method="post" action=paths::DELETE_USERS>
                <ErrorSummary error=Signal::stored(error)/>
                {names}
                <p>"They are logged out and gone for good. Nobody can take their handles for 30 days."</p>
                <input type="hidden" name="people" value=form.people/>
                <WritingChoice chosen=form.writing problem=writing/>
                {asks
                    .then(|| {
                        view! {
                            <StillMe problem=password/>
                        }
                    })}
                <div class="row gap-4">
                    <a class="button quiet" href=paths::USERS>"Keep them"</a>
                    <button class="button danger" type="submit">"Delete"</button>
                </div>
            </form>
        </Desk>
    }
}
