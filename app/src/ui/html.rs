//! The one place where HTML goes into a page as it stands.

use domain::SafeHtml;
use leptos::prelude::*;

/// Rendered text in a block element of the given class, in the direction of its script.
#[component]
pub fn Html(html: SafeHtml, class: &'static str) -> impl IntoView {
    view! { <div class=class dir="auto" inner_html=html.into_string()></div> }
}
