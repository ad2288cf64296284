//! `/confirm`: showing that it is still oneself, and back to what one was at.

use crate::page::rejected;
use crate::ui::{Confirm, load};
use domain::LocalPath;
use domain::provider::ContinueForm;
use domain::session::ConfirmForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Who comes here with an address but without a form sees the form.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let typed = rejected::<ConfirmForm>().map(|back| (back.form.next, back.error));
    let back = typed.or(rejected::<ContinueForm>().map(|back| (back.form.next, back.error)));
    let asked = use_query_map().read_untracked().get("next");
    load(super::api::who_confirms(), move |()| {
        let (next, error) = match back {
            Some((next, error)) => (Some(next), error),
            None => (asked, None),
        };
        view! { <Confirm next=LocalPath::or_home(next.as_deref()) error/> }
    })
}
