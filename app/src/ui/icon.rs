//! Drawings from the sprite.

use crate::page::page;
use leptos::prelude::*;

/// One of the 24-grid icons of `icons.svg`. It goes with words, so it is hidden from those who listen.
#[component]
pub fn Icon(name: &'static str, #[prop(optional)] class: &'static str) -> impl IntoView {
    view! { <svg class=format!("icon {class}") aria-hidden="true"><use href=sprite(name)></use></svg> }
}

/// The folded leaf of the logo.
#[component]
pub fn Mark() -> impl IntoView {
    view! { <svg class="mark" aria-hidden="true" viewBox="0 0 32 32"><use href=sprite("mark")></use></svg> }
}

fn sprite(name: &str) -> String {
    format!("{}/icons.svg#{name}", page().site().assets)
}
