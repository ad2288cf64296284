//! What becomes of posts and comments when an account goes.

use super::FieldError;
use domain::people::Writing;
use domain::{Field, PersonLink};
use leptos::prelude::*;

/// Nothing is chosen beforehand: what goes does not come back.
#[component]
pub fn WritingChoice(chosen: String, problem: Option<String>) -> impl IntoView {
    let wrong = problem.is_some();
    let choices = Writing::ALL.map(|writing| {
        let word = writing.word();
        let id = match writing {
            // The error summary leads to the first.
            Writing::Keep => Field::Writing.name().to_owned(),
            Writing::Remove => format!("{}-{word}", Field::Writing.name()),
        };
        let label = match writing {
            Writing::Keep => format!("They stay, under “{}”", PersonLink::DELETED),
            Writing::Remove => "They go too, with what others said under the posts".to_owned(),
        };
        view! {
            <div class="check">
                <input
                    type="radio"
                    id=id.clone()
                    name=Field::Writing.name()
                    value=word
                    required
                    checked=chosen == word
                    aria-describedby=wrong.then_some("writing-error")
                />
                <label for=id>{label}</label>
            </div>
        }
    });
    view! {
        <fieldset class="field">
            <legend class="legend">"Posts and comments"</legend>
            {choices.into_iter().collect_view()}
            <FieldError field=Field::Writing problem=Signal::stored(problem)/>
        </fieldset>
    }
}
