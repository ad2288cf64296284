//! Islands: the parts of a page that wake up where scripts run.

use crate::page::page;
use leptos::prelude::*;
use leptos_meta::Script;

/// Put before a page's islands: asks for the client bundle, once however many islands there are.
#[component]
pub fn Wakes() -> impl IntoView {
    let page = page();
    let first = !page.answer().islands;
    page.has_islands();
    first.then(|| view! { <Script type_="module" src=format!("{}/wake.js", page.site().assets)/> })
}
