//! `/drafts/{id}/discard`: the question before a post in the bin goes for good.

use super::api;
use crate::ui::{Frame, load_as};
use domain::post::Binned;
use domain::{PostId, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

#[component]
pub fn DiscardPostPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id");
    let id: Option<PostId> = id.and_then(|raw| raw.parse().ok());
    load_as(id, api::binned_post, show)
}

fn show(post: Binned) -> impl IntoView {
    view! {
        <Title text="Delete this post for good?"/>
        <Frame>
            <header class="masthead plain"><h1>"Delete this post for good?"</h1></header>
            <div class="leaf">
                <form class="form" method="post" action=paths::discard_post(post.id)>
                    <p><b dir="auto">{post.title}</b>" goes with its comments, and nothing brings it back."</p>
                    <div class="row">
                        <a class="button quiet" href=paths::DRAFTS>"Keep it in the bin"</a>
                        <button class="button danger" type="submit">"Delete for good"</button>
                    </div>
                </form>
            </div>
        </Frame>
    }
}
