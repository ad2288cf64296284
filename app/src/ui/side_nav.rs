//! The pages that stand beside each other, as links.

use leptos::prelude::*;

/// `at` is the path of the one that is open.
#[component]
pub fn SideNav(
    label: &'static str,
    /// Path and name of each.
    pages: Vec<(&'static str, &'static str)>,
    at: &'static str,
) -> impl IntoView {
    let links = pages.into_iter().map(|(path, name)| {
        view! { <li><a href=path aria-current=(path == at).then_some("page")>{name}</a></li> }
    });
    view! { <nav class="side-nav" aria-label=label><ul>{links.collect_view()}</ul></nav> }
}
