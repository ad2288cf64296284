//! `/posts/{slug}/preview`: lets others read a draft, and takes that back.

use super::api::{self, ShareData};
use crate::page::{Once, page};
use crate::posts::{follow, slug};
use crate::ui::{Frame, WhenExact, load_as};
use domain::{Timestamp, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn SharePage() -> impl IntoView {
    load_as(slug(), api::draft_to_share, show)
}

fn show(data: ShareData) -> impl IntoView {
    let ShareData { post, made } = data;
    follow(&post.slug, paths::share_draft);
    let action = paths::share_draft(&post.slug);
    view! {
        <Title text="Share a draft"/>
        <Frame>
            <header class="masthead plain">
                <h1>"Share a draft"</h1>
                <p class="dek" dir="auto"><a href=paths::post(&post.slug)>{post.title}</a></p>
            </header>
            <div class="leaf">
                <div class="form">
                    {new_link()}
                    <p>
                        "A link lets whoever has it read this post before it is published, without an account. Nobody can comment on it or change it, and search engines stay away."
                    </p>
                    <Link action made/>
                </div>
            </div>
        </Frame>
    }
}

/// The link that was just made. Nothing shows it again.
fn new_link() -> impl IntoView {
    let Some(Once::Preview(address)) = page().once() else {
        return ().into_any();
    };
    view! {
        <div class="note" role="status">
            <div class="stack gap-2">
                <p>"The link is made. Pass it on: it is shown only now, and works until you take it back."</p>
                <p><code class="break">{address}</code></p>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Link(action: String, made: Option<Timestamp>) -> impl IntoView {
    let label = if made.is_some() {
        "Make a new link"
    } else {
        "Make a link"
    };
    view! {
        {made
            .map(|at| view! { <p class="hint">"There is a link, made "<WhenExact at/>". A new one takes its place."</p> })}
        <form method="post" action=action>
            <div class="row">
                <button class="button" type="submit" name="action" value="make">{label}</button>
                {made
                    .map(|_| view! { <button class="button quiet" type="submit" name="action" value="revoke">"Take the link back"</button> })}
            </div>
        </form>
    }
}
