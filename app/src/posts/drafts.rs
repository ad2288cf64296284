//! `/drafts`: what one has begun and not published.

use super::api;
use super::list::PostList;
use crate::ui::{Frame, Icon, Mark, Pagination, load};
use domain::post::PostSummary;
use domain::{Page, PageNumber, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

#[component]
pub fn DraftsPage() -> impl IntoView {
    let number = PageNumber::from_query(use_query_map().read_untracked().get_str("page"));
    load(api::drafts(number), show)
}

fn show(mut drafts: Page<PostSummary>) -> impl IntoView {
    let body = if drafts.total == 0 {
        view! { <NoDrafts/> }.into_any()
    } else {
        view! {
            <h2 class="visually-hidden">"Not published yet"</h2>
            <PostList posts=std::mem::take(&mut drafts.items)/>
            <Pagination list=drafts path=paths::DRAFTS/>
        }
        .into_any()
    };
    view! {
        <Title text="Drafts"/>
        <Frame>
            <header class="masthead plain"><h1>"Drafts"</h1></header>
            {body}
        </Frame>
    }
}

#[component]
fn NoDrafts() -> impl IntoView {
    view! {
        <div class="empty">
            <Mark/>
            <h2>"No drafts yet"</h2>
            <p>"Readers cannot see a draft until it is published."</p>
            <a class="button" href=paths::WRITE><Icon name="pen"/>" Start writing"</a>
        </div>
    }
}
