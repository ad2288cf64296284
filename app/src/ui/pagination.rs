//! Newer, older, and where one is.

use super::Icon;
use domain::{Page, paths};
use leptos::prelude::*;
use leptos_meta::Link;

/// Links between the pages of the list of `what` at `path`, also as `<link rel>` in the head. Nothing for a list of one
/// page.
#[component]
pub fn Pagination<T: 'static>(
    list: Page<T>,
    #[prop(into)] path: String,
    #[prop(default = "posts")] what: &'static str,
) -> impl IntoView {
    let (at, pages) = (list.number.get(), list.pages());
    let newer = list.newer().map(|number| paths::page_of(&path, number));
    let older = list.older().map(|number| paths::page_of(&path, number));
    (pages > 1).then(|| {
        view! {
            {newer.clone().map(|href| view! { <Link rel="prev" href/> })}
            {older.clone().map(|href| view! { <Link rel="next" href/> })}
            <nav class="pagination" aria-label="Pages">
                {newer.map(|href| view! { <a rel="prev" href=href><Icon name="arrow" class="back"/>" Newer "{what}</a> })}
                <span class="at">{format!("Page {at} of {pages}")}</span>
                {older.map(|href| view! { <a rel="next" href=href>"Older "{what}" "<Icon name="arrow"/></a> })}
            </nav>
        }
    })
}
