//! One of several, chosen from a list that opens.

use leptos::prelude::*;

/// `any` is what stands there before anything is chosen. Without a `label` of its own it needs one elsewhere, for its name.
#[component]
pub fn Choice(
    name: &'static str,
    #[prop(optional)] label: &'static str,
    any: &'static str,
    /// Values, and what they are called.
    options: Vec<(&'static str, &'static str)>,
    chosen: String,
    /// What is wrong with the choice.
    #[prop(optional_no_strip)]
    problem: Option<String>,
) -> impl IntoView {
    let options = options.into_iter().map(|(value, text)| {
        view! { <option value=value selected=value == chosen>{text}</option> }
    });
    let select = view! {
        <select
            class="input"
            id=name
            name=name
            aria-invalid=problem.is_some().then_some("true")
            aria-describedby=problem.is_some().then(|| format!("{name}-error"))
        >
            <option value="">{any}</option>
            {options.collect_view()}
        </select>
    };
    if label.is_empty() {
        select.into_any()
    } else {
        view! { <div class="field"><label for=name>{label}</label>{select}</div> }.into_any()
    }
}
