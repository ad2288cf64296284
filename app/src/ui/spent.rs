//! What is shown for a link that opens nothing, or no more.

use super::Folio;
use crate::AppError;
use crate::page::page;
use domain::paths;
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn Spent(saying: &'static str) -> impl IntoView {
    page().fail(&AppError::NotFound);
    view! {
        <Title text="This link is spent"/>
        <Folio cloth=4 saying=saying>
            <header class="stack gap-2">
                <h1>"This link is spent"</h1>
                <p>
                    "It was used already, it is too old, or a newer letter took its place. Nothing was changed. If you still need it, ask for a new one."
                </p>
            </header>
            <p class="row">
                <a class="button" href=paths::FORGOT>"A new password"</a>
                <a class="button quiet" href=paths::LOGIN>"Log in"</a>
            </p>
        </Folio>
    }
}
