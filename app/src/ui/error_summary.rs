//! What is wrong with a form as a whole, above it; takes the focus when the page comes back.

use super::control_id;
use crate::AppError;
use domain::{Invalid, paths};
use leptos::html::Div;
use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;

/// Shows nothing until there is an error. Links lead to the fields.
#[component]
pub fn ErrorSummary(#[prop(into)] error: Signal<Option<AppError>>) -> impl IntoView {
    let summary = NodeRef::<Div>::new();
    // On a page that comes back the browser does this, by `autofocus`; an island comes by its errors later.
    Effect::new(move |before: Option<()>| {
        if error.read().is_some() && before.is_some() {
            let _ = request_animation_frame(move || {
                if let Some(summary) = summary.get_untracked() {
                    let _ = summary.focus();
                }
            });
        }
    });
    move || {
        error.get().map(|error| {
            let problems = error.problems();
            let heading = error.advice().unwrap_or_else(|| heading(problems.len()));
            view! {
                <div node_ref=summary class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary">
                    <h2 id="error-summary">{heading}</h2>
                    {(error == AppError::SignInNeeded)
                        .then(|| view! { <p><a href=paths::LOGIN target="_blank">"Log in in a new tab"</a></p> })}
                    {(!problems.is_empty()).then(|| view! { <ul>{problems.into_iter().map(entry).collect_view()}</ul> })}
                </div>
            }
        })
    }
}

fn entry(invalid: Invalid) -> impl IntoView {
    view! { <li><a href=format!("#{}", control_id(invalid.field))>{invalid.message()}</a></li> }
}

fn heading(problems: usize) -> String {
    const WORDS: [&str; 5] = [
        "Nothing",
        "One thing",
        "Two things",
        "Three things",
        "Four things",
    ];
    let count = WORDS.get(problems).copied().unwrap_or("Several things");
    let verb = if problems == 1 { "needs" } else { "need" };
    format!("{count} {verb} another look")
}
