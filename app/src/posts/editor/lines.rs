//! The fields of the editor beside the text.

use crate::ui::{FieldError, Icon, TextField, in_textarea, problem_with};
use domain::{Field, Invalid};
use leptos::prelude::*;

/// Title or subtitle: a line that grows with what is typed.
#[component]
pub(super) fn Line(
    field: Field,
    label: &'static str,
    text: String,
    problems: Vec<Invalid>,
    typed: RwSignal<String>,
) -> impl IntoView {
    let problem = problem_with(field, &problems);
    let invalid = problem.is_some();
    view! {
        <label class="visually-hidden" for=field.name()>{label}</label>
        <textarea
            class=format!("bare {}", field.name())
            id=field.name()
            name=field.name()
            rows="1"
            placeholder=label
            aria-invalid=invalid.then_some("true")
            aria-describedby=invalid.then(|| format!("{}-error", field.name()))
            on:input=move |event| typed.set(event_target_value(&event))
        >
            {in_textarea(text)}
        </textarea>
        <FieldError field problem/>
    }
}

#[component]
pub(super) fn CoverFields(
    url: String,
    alt: String,
    caption: String,
    problems: Vec<Invalid>,
) -> impl IntoView {
    let wrong = [Field::Cover, Field::CoverAlt, Field::CoverCaption];
    let open = !url.is_empty() || problems.iter().any(|found| wrong.contains(&found.field));
    view! {
        <details class="fold-out" open=open>
            <summary>"Cover"<Icon name="down"/></summary>
            <div class="inner">
                <TextField
                    field=Field::Cover
                    label="Picture address"
                    hint="A picture on the web, starting with https://"
                    value=url
                    optional=true
                    problem=problem_with(Field::Cover, &problems)
                />
                <TextField
                    field=Field::CoverAlt
                    label="Description"
                    hint="What the picture shows, for those who do not see it."
                    value=alt
                    optional=true
                    problem=problem_with(Field::CoverAlt, &problems)
                />
                <TextField
                    field=Field::CoverCaption
                    label="Caption"
                    hint="Stands below the picture."
                    value=caption
                    optional=true
                    problem=problem_with(Field::CoverCaption, &problems)
                />
            </div>
        </details>
    }
}

/// The second thought before a text is replaced by none.
#[component]
pub(super) fn Emptied() -> impl IntoView {
    view! {
        <div class="check">
            <input type="checkbox" id="empty" name="empty" value="yes"/>
            <label for="empty">"Yes, leave the post without a text"</label>
        </div>
    }
}
