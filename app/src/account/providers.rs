//! The ways in through other sites.

use crate::page::page;
use domain::{LocalPath, ProviderLink, paths};
use leptos::prelude::*;

/// A button for every provider of the site, below a form that does without. Nothing where there are none.
#[component]
pub(super) fn ProviderButtons(next: LocalPath) -> impl IntoView {
    let providers = page().site().providers.clone();
    (!providers.is_empty()).then(|| {
        let buttons = providers
            .into_iter()
            .map(|provider| view! { <Button provider next=next.clone()/> })
            .collect_view();
        view! {
            <div class="form">
                <p class="or">"or"</p>
                {buttons}
            </div>
        }
    })
}

#[component]
fn Button(provider: ProviderLink, next: LocalPath) -> impl IntoView {
    view! {
        <form method="post" action=paths::log_in_with(&provider.name)>
            <input type="hidden" name="next" value=next.to_string()/>
            <button class="button quiet full" type="submit">{format!("Continue with {}", provider.label)}</button>
        </form>
    }
}
