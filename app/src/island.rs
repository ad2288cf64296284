//! The scripts of a page: what wakes its islands, shows its dates in the reader's own zone, and copies code.

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

/// Shows dates in the reader's zone, for whoever is signed in: strangers get pages without a script.
#[component]
pub fn LocalTime() -> impl IntoView {
    let page = page();
    let signed_in = page.viewer().is_some();
    signed_in.then(
        || view! { <Script type_="module" src=format!("{}/local-time.js", page.site().assets)/> },
    )
}

/// A button that copies at each block of code, for whoever is signed in.
#[component]
pub fn CopyCode() -> impl IntoView {
    let page = page();
    let signed_in = page.viewer().is_some();
    signed_in.then(
        || view! { <Script type_="module" src=format!("{}/copy-code.js", page.site().assets)/> },
    )
}

/// Put beside whatever asks for a passkey: asks for the script that does it, once however many there are.
#[component]
pub fn AsksPasskey() -> impl IntoView {
    let page = page();
    let source = format!("{}/passkey.js", page.site().assets);
    page.asks_passkey()
        .then(|| view! { <Script type_="module" src=source/> })
}

/// Takes the secret at the end of a page's address out of the address bar and the history.
#[component]
pub fn ForgetAddress() -> impl IntoView {
    let source = format!("{}/forget-address.js", page().site().assets);
    view! { <Script type_="module" src=source/> }
}
