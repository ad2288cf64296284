//! A person without a picture: their letter on cloth.

use domain::PersonLink;
use leptos::prelude::*;

/// `size` is empty, `large` or `huge`. `None` is an account that is gone.
#[component]
pub fn Avatar(person: Option<PersonLink>, #[prop(optional)] size: &'static str) -> impl IntoView {
    let (cloth, letter) = person.map_or((5, "–".to_owned()), |person| {
        (person.cloth(), person.initial())
    });
    view! { <span class=format!("avatar cloth-{cloth} {size}") aria-hidden="true">{letter}</span> }
}
