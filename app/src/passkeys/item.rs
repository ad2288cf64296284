//! One passkey of the list: what there is to say about it, and the questions before it changes.

use crate::AppError;
use crate::page::Rejected;
use crate::ui::{ErrorSummary, StillMe, TextField, WhenExact, problem_with};
use domain::passkey::{OwnPasskey, RemovePasskeyForm, RenamePasskeyForm};
use domain::{Field, paths};
use leptos::prelude::*;

#[component]
pub(super) fn Item(known: OwnPasskey, can_remove: bool) -> impl IntoView {
    let OwnPasskey {
        id,
        name,
        since,
        last_used,
    } = known;
    let used = match last_used {
        Some(at) => view! { " Last used "<WhenExact at/>"." }.into_any(),
        None => " Not used yet.".into_any(),
    };
    let rename = paths::with_query(paths::PASSKEYS, &[("rename", &id.to_string())]);
    let which = name.clone();
    let remove = can_remove.then(|| {
        let which = name.clone();
        view! {
            <form method="post" action=paths::REMOVE_PASSKEY>
                <input type="hidden" name="id" value=id.to_string()/>
                <button class="button quiet small" type="submit">"Remove"<span class="visually-hidden">" "{which}</span></button>
            </form>
        }
    });
    view! {
        <article class="device">
            <div class="text">
                <h2 dir="auto">{name}</h2>
                <p class="hint">"Added "<WhenExact at=since/>"."{used}</p>
            </div>
            <div class="row">
                <a class="button quiet small" href=rename>"Rename"<span class="visually-hidden">" "{which}</span></a>
                {remove}
            </div>
        </article>
    }
}

#[component]
pub(super) fn Rename(form: RenamePasskeyForm, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Name, &problems));
    view! {
        <section class="stack in-desk" aria-labelledby="rename">
            <h2 class="section-title" id="rename">"Rename a passkey"</h2>
            <form class="form" method="post" action=paths::RENAME_PASSKEY>
                <ErrorSummary error=Signal::stored(error)/>
                <input type="hidden" name="id" value=form.id/>
                <TextField field=Field::Name label="Name" autocomplete="off" value=form.name problem/>
                <div class="row">
                    <a class="button quiet" href=paths::PASSKEYS>"Cancel"</a>
                    <button class="button" type="submit">"Rename"</button>
                </div>
            </form>
        </section>
    }
}

/// Asks for the password, once it is some time since it was given, and goes on with what was asked for; or says why not.
#[component]
pub(super) fn ConfirmRemoval(
    back: Rejected<RemovePasskeyForm>,
    /// What it is called, if it still is.
    name: Option<String>,
) -> impl IntoView {
    let Rejected { form, error } = back;
    let asks = error.as_ref().is_some_and(AppError::asks_for_password);
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Password, &problems));
    let summary = view! { <ErrorSummary error=Signal::stored(error)/> };
    let Some(name) = name.filter(|_| asks) else {
        return summary.into_any();
    };
    view! {
        <form class="form" method="post" action=paths::REMOVE_PASSKEY>
            {summary}
            <input type="hidden" name="id" value=form.id/>
            <StillMe problem/>
            <div class="row">
                <a class="button quiet" href=paths::PASSKEYS>"Cancel"</a>
                <button class="button" type="submit">{format!("Remove {name}")}</button>
            </div>
        </form>
    }
    .into_any()
}
