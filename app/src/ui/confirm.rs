//! Asks whoever is logged in to show that it is still them.

use super::still_me::ProofField;
use super::{ConfirmWithPasskey, ErrorSummary, Frame, problem_with};
use crate::AppError;
use crate::page::page;
use domain::{Field, LocalPath, ProviderLink, paths};
use leptos::prelude::*;
use leptos_meta::Title;

/// A page in the place of the one that somebody asked for, which leads to `next`. It offers every way that they have.
#[component]
pub fn Confirm(next: LocalPath, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Password, &problems));
    let ways = page().ways_to_confirm();
    let elsewhere = ways
        .providers
        .iter()
        .map(|provider| view! { <Elsewhere provider=provider.clone() next=next.clone()/> })
        .collect_view();
    let types = ways.password || ways.code;
    let form = types.then(|| {
        view! {
            <form class="form" method="post" action=paths::CONFIRM>
                <input type="hidden" name="next" value=next.to_string()/>
                <ProofField ways problem optional=false/>
                <div class="row">
                    <a class="button quiet" href=paths::HOME>"Newest posts"</a>
                    <button class="button" type="submit">"Go on"</button>
                </div>
            </form>
        }
    });
    view! {
        <Title text="Confirm that it is you"/>
        <Frame>
            <header class="masthead plain"><h1>"Confirm that it is you"</h1></header>
            <div class="leaf">
                <div class="stack">
                    <ErrorSummary error=Signal::stored(error)/>
                    <p>"It is some time since you showed that it is you. Do it again, and the page opens."</p>
                    {form}
                    <ConfirmWithPasskey next=next.to_string()/>
                    {elsewhere}
                </div>
            </div>
        </Frame>
    }
}

#[component]
fn Elsewhere(provider: ProviderLink, next: LocalPath) -> impl IntoView {
    view! {
        <form method="post" action=paths::confirm_with(&provider.name)>
            <input type="hidden" name="next" value=next.to_string()/>
            <button class="button quiet" type="submit">{format!("Confirm with {}", provider.label)}</button>
        </form>
    }
}
