//! `/posts/{slug}/revisions`: who saved which version, and when.

use super::api::{self, History};
use crate::ui::{Frame, PersonName, WhenExact, load_as};
use domain::revision::{Reason, Revision, VERSIONS};
use domain::{Slug, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn RevisionsPage() -> impl IntoView {
    load_as(crate::posts::slug(), api::revisions, show)
}

fn show(history: History) -> impl IntoView {
    let History { post, revisions } = history;
    crate::posts::follow(&post.slug, paths::revisions);
    let slug = post.slug.clone();
    let items = revisions
        .into_iter()
        .map(|revision| {
            let is_now = revision.version == post.version && revision.reason == Reason::Saved;
            view! { <Entry slug=slug.clone() revision is_now/> }
        })
        .collect_view();
    let empty = items.is_empty().then(|| {
        view! { <p>"No version is kept yet. The next save keeps this one and the one before."</p> }
    });
    view! {
        <Title text=format!("Versions: {}", post.title)/>
        <Frame>
            <header class="masthead plain">
                <h1>"Versions"</h1>
                <p class="dek">"Of "<a href=paths::post(&post.slug) dir="auto">{post.title.clone()}</a></p>
            </header>
            <div class="leaf">
                <div class="stack">
                    {empty}
                    <ol class="versions" role="list">{items}</ol>
                    <p class="hint">{format!("The latest {VERSIONS} versions are kept.")}</p>
                    <p class="row"><a class="button quiet" href=paths::edit_post(&post.slug)>"Edit this post"</a></p>
                </div>
            </div>
        </Frame>
    }
}

#[component]
fn Entry(slug: Slug, revision: Revision, is_now: bool) -> impl IntoView {
    let kind = match revision.reason {
        Reason::Saved if is_now => "Saved, the post as it is now",
        Reason::Saved => "Saved",
        Reason::Unsaved => "Typed, and not saved",
    };
    view! {
        <li>
            <a href=paths::revision(&slug, revision.id)><WhenExact at=revision.at/></a>
            <p class="meta">
                <span>{kind}</span>
                " "
                <PersonName person=revision.by/>
                " "
                <span dir="auto">{revision.title}</span>
            </p>
        </li>
    }
}
