//! `/drafts`: what one has begun and not published.

use super::api;
use super::list::PostList;
use crate::ui::{Frame, Icon, Mark, load};
use domain::paths;
use domain::post::PostSummary;
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn DraftsPage() -> impl IntoView {
    load(api::drafts(), show)
}

fn show(drafts: Vec<PostSummary>) -> impl IntoView {
    let body = if drafts.is_empty() {
        view! { <NoDrafts/> }.into_any()
    } else {
        view! {
            <h2 class="visually-hidden">"Not published yet"</h2>
            <PostList posts=drafts/>
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
