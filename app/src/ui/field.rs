//! One line of a form: label, hint, control, error, in that order.

use super::Icon;
use domain::{Field, Invalid};
use leptos::prelude::*;

/// The id of a field's control; the error summary links to it.
#[must_use]
pub fn control_id(field: Field) -> String {
    field.name().to_owned()
}

/// What is wrong with a field, as a sentence.
#[must_use]
pub fn problem_with(field: Field, problems: &[Invalid]) -> Option<String> {
    problems
        .iter()
        .find(|invalid| invalid.field == field)
        .map(Invalid::message)
}

/// A labelled `<input>` with its hint and its error.
#[component]
pub fn TextField(
    field: Field,
    label: &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] autocomplete: &'static str,
    #[prop(optional, into)] value: String,
    #[prop(optional)] optional: bool,
    #[prop(into)] problem: Signal<Option<String>>,
    /// What else there is to say about the text, below the control.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let id = control_id(field);
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let describes = describe(&id, hint_id.clone(), problem);
    view! {
        <div class="field">
            <label for=id.clone()>{label} {optional.then(|| view! { " "<span class="optional">"optional"</span> })}</label>
            {hint_id.map(|hint_id| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <input
                class="input"
                id=id.clone()
                name=field.name()
                type=kind
                value=value
                autocomplete=(!autocomplete.is_empty()).then_some(autocomplete)
                required=!optional
                aria-invalid=move || problem.read().is_some().then_some("true")
                aria-describedby=describes
            />
            {children.map(|children| children())}
            <FieldError field problem/>
        </div>
    }
}

/// The error under a control; empty while there is none, so that it can be announced when it comes.
#[component]
pub fn FieldError(field: Field, #[prop(into)] problem: Signal<Option<String>>) -> impl IntoView {
    let id = format!("{}-error", control_id(field));
    move || {
        problem.get().map(|text| view! { <p class="error" id=id.clone()><Icon name="alert"/><span>{text}</span></p> })
    }
}

fn describe(
    id: &str,
    hint: Option<String>,
    problem: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Clone + use<> {
    let error = format!("{id}-error");
    move || {
        let parts: Vec<String> = hint
            .iter()
            .cloned()
            .chain(problem.read().is_some().then(|| error.clone()))
            .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// A text as it stands between the tags of a `<textarea>`, whose first line break HTML does not count.
#[must_use]
pub fn in_textarea(text: String) -> String {
    if text.starts_with(['\n', '\r']) {
        format!("\n{text}")
    } else {
        text
    }
}
