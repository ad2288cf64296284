//! A person's name, linked to their page.

use domain::{PersonLink, paths};
use leptos::prelude::*;

#[component]
pub fn PersonName(
    person: Option<PersonLink>,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    match person {
        Some(person) => {
            view! { <a class="name" dir="auto" id=id href=paths::person(&person.handle)>{person.name}</a> }
                .into_any()
        }
        None => view! { <span class="name" dir="auto" id=id>{PersonLink::DELETED}</span> }.into_any(),
    }
}
