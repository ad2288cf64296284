//! Newer, older, and where one is.

use super::Icon;
use domain::paths;
use leptos::prelude::*;
use leptos_meta::Link;

/// Links between the pages of the home list, also as `<link rel>` in the head. Nothing for a list of one page.
#[component]
pub fn Pagination(at: u64, pages: u64, newer: Option<u64>, older: Option<u64>) -> impl IntoView {
    let newer = newer.map(paths::home_page);
    let older = older.map(paths::home_page);
    (pages > 1).then(|| {
        view! {
            {newer.clone().map(|href| view! { <Link rel="prev" href/> })}
            {older.clone().map(|href| view! { <Link rel="next" href/> })}
            <nav class="pagination" aria-label="Pages">
                {newer.map(|href| view! { <a rel="prev" href=href><Icon name="arrow" class="back"/>" Newer posts"</a> })}
                <span class="at">{format!("Page {at} of {pages}")}</span>
                {older.map(|href| view! { <a rel="next" href=href>"Older posts "<Icon name="arrow"/></a> })}
            </nav>
        }
    })
}
