//! `/tags`: every tag of a published post.

use super::api;
use crate::ui::{Frame, Mark, load};
use domain::{TagCount, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn TagsPage() -> impl IntoView {
    load(api::all_tags(), show)
}

fn show(tags: Vec<TagCount>) -> impl IntoView {
    let body = if tags.is_empty() {
        view! {
            <div class="empty">
                <Mark/>
                <h2>"No topics yet"</h2>
                <p>"A topic is here once a published post has it as a tag."</p>
            </div>
        }
        .into_any()
    } else {
        let items = tags.into_iter().map(item).collect_view();
        view! { <ul class="tags" role="list">{items}</ul> }.into_any()
    };
    view! {
        <Title text="Topics"/>
        <Frame>
            <header class="masthead plain"><h1>"Topics"</h1></header>
            {body}
        </Frame>
    }
}

fn item(TagCount { tag, posts }: TagCount) -> impl IntoView {
    let posts = crate::posts::count(posts, "post");
    view! {
        <li>
            <a class="tag" href=paths::tag(&tag)>
                <bdi>{tag.to_string()}</bdi>" "<b>{posts}</b>
            </a>
        </li>
    }
}
