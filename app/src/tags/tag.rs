//! `/tags/{tag}`: the published posts with a tag.

use super::api::{self, TagData};
use crate::page::page;
use crate::posts::{PostList, count};
use crate::ui::{Frame, Pagination, load_as};
use domain::{LocalPath, PageNumber, Tag, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

#[component]
pub fn TagPage() -> impl IntoView {
    let asked = use_params_map().read_untracked().get("tag");
    let number = PageNumber::from_query(use_query_map().read_untracked().get_str("page"));
    let spelled = asked.clone().unwrap_or_default();
    load_as(
        asked,
        move |asked| api::tagged(asked, number),
        move |data| show(data, &spelled),
    )
}

/// A tag has one address, however somebody spells it.
fn show(data: TagData, spelled: &str) -> impl IntoView + use<> {
    let TagData { tag, mut posts } = data;
    let path = paths::tag(&tag);
    if Tag::key_of(spelled) != spelled {
        let to = paths::page_of(&path, posts.number.get());
        page().has_moved(LocalPath::or_home(Some(&to)));
    }
    let items = std::mem::take(&mut posts.items);
    let number = i64::try_from(posts.total).unwrap_or(i64::MAX);
    view! {
        <Title text=tag.to_string()/>
        <Frame>
            <header class="masthead plain">
                <h1 dir="auto">{tag.to_string()}</h1>
                <p class="dek">{count(number, "post")}" under "<a href=paths::TAGS>"topics"</a></p>
            </header>
            <h2 class="visually-hidden">"Posts"</h2>
            <PostList posts=items/>
            <Pagination list=posts path/>
        </Frame>
    }
}
