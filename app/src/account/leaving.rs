//! `/login/with/{provider}/leaving`: the page between this site and a provider.

use super::api;
use crate::ui::{Folio, load};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;

/// A browser applies `form-action` to wherever the answer to a form redirects it, and a provider may send people on to
/// sites that nobody here has heard of. So the form ends on this page, and the page, which is no form, leads on.
#[component]
pub fn LeavingPage() -> impl IntoView {
    let provider = use_params_map().read_untracked().get("provider");
    load(api::way_to_provider(provider.unwrap_or_default()), show)
}

fn show(api::Leaving { label, address }: api::Leaving) -> impl IntoView {
    let title = format!("On to {label}");
    view! {
        <Title text=title.clone()/>
        <Meta http_equiv="refresh" content=format!("0;url={address}")/>
        <Folio cloth=1 saying="Readers have always written back. The margin is still open.">
            <header class="stack gap-2">
                <h1>{title}</h1>
                <p>"Your browser goes there by itself."</p>
            </header>
            <p><a class="button full" href=address>{format!("Continue to {label}")}</a></p>
        </Folio>
    }
}
