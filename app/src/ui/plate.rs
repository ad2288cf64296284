//! Two facing pages: cloth on the left, a form on the right.

use super::{Icon, Mark};
use crate::page::page;
use domain::paths;
use leptos::prelude::*;

#[component]
pub fn Folio(cloth: u8, saying: &'static str, children: Children) -> impl IntoView {
    let page = page();
    let site = page.site().title.clone();
    let about = format!("About {site}");
    let notice = page.take_notice().map(|notice| notice.sentence(None));
    view! {
        <a class="skip-link" href="#main">"Skip to content"</a>
        <main id="main" tabindex="-1">
            <div class="folio">
                <aside class=format!("plate cloth-{cloth}") aria-label=about>
                    <a class="brand" href=paths::HOME><Mark/>" "{site}</a>
                    <Sheets/>
                    <p class="saying">{saying}</p>
                </aside>
                <div class="text stack gap-6">
                    {notice.map(|text| view! { <div class="note" role="status"><Icon name="check"/><p>{text}</p></div> })}
                    {children()}
                </div>
            </div>
        </main>
    }
}

/// Four folded sheets and their thread.
#[component]
fn Sheets() -> impl IntoView {
    view! {
        <svg class="art" viewBox="0 0 480 300" aria-hidden="true">
            <path d="M240 70 40 22v216l200 48 200-48V22L240 70M54 36l186 45 186-45M68 50l172 42 172-42M82 64l158 39 158-39"></path>
            <path
                class="faint"
                d="M84 122l118 28M84 146l118 28M84 170l118 28M84 194l72 17M278 150l118-28M278 174l118-28M278 198l62-15"
            ></path>
            <path class="sewn" d="M240 78v200"></path>
        </svg>
    }
}
