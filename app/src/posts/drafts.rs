//! `/drafts`: what one has begun and not published, what waits for its moment, what is in no list, and the bin.

use super::api::{self, DraftsData};
use super::list::{PostList, count};
use crate::ui::{Frame, Icon, Mark, Pagination, When, WhenExact, load};
use domain::post::{Binned, IN_BIN, PostSummary, Status};
use domain::{PageNumber, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

#[component]
pub fn DraftsPage() -> impl IntoView {
    let number = PageNumber::from_query(use_query_map().read_untracked().get_str("page"));
    load(api::drafts(number), show)
}

fn show(data: DraftsData) -> impl IntoView {
    let DraftsData {
        mut drafts,
        apart,
        binned,
    } = data;
    let (scheduled, unlisted): (Vec<_>, Vec<_>) = apart
        .into_iter()
        .partition(|post| post.status == Status::Scheduled);
    let nothing = drafts.total == 0 && scheduled.is_empty() && unlisted.is_empty();
    let items = std::mem::take(&mut drafts.items);
    let drafted = (!items.is_empty()).then(|| {
        view! {
            <h2 class="visually-hidden">"Not published yet"</h2>
            <PostList posts=items/>
            <Pagination list=drafts path=paths::DRAFTS/>
        }
    });
    view! {
        <Title text="Drafts"/>
        <Frame>
            <header class="masthead plain"><h1>"Drafts"</h1></header>
            {nothing.then(|| view! { <NoDrafts/> })}
            {drafted}
            <Planned posts=scheduled/>
            <Apart posts=unlisted/>
            <Bin binned/>
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

/// With the moment at which each is published.
#[component]
fn Planned(posts: Vec<PostSummary>) -> impl IntoView {
    (!posts.is_empty()).then(|| {
        let items = posts
            .into_iter()
            .map(|post| {
                view! {
                    <li class="device">
                        <div class="text">
                            <h3 dir="auto"><a href=paths::post(&post.slug)>{post.title}</a></h3>
                            <p class="hint">"Published "<WhenExact at=post.date/></p>
                        </div>
                        <a class="button quiet small" href=paths::edit_post(&post.slug)>"Edit"</a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="earlier stack" aria-labelledby="scheduled">
                <h2 id="scheduled" class="section-title">"Scheduled"</h2>
                <ul class="devices" role="list">{items}</ul>
            </section>
        }
    })
}

#[component]
fn Apart(posts: Vec<PostSummary>) -> impl IntoView {
    (!posts.is_empty()).then(|| {
        view! {
            <section class="earlier stack" aria-labelledby="unlisted">
                <h2 id="unlisted" class="section-title">"Unlisted"</h2>
                <PostList posts/>
            </section>
        }
    })
}

/// What can still be undone, until when, and what else can be done about it.
#[component]
fn Bin(binned: Vec<Binned>) -> impl IntoView {
    (!binned.is_empty()).then(|| {
        let items = binned
            .into_iter()
            .map(|post| view! { <BinItem post/> })
            .collect_view();
        view! {
            <section class="earlier stack" id="bin" aria-labelledby="bin-title">
                <h2 id="bin-title" class="section-title">"Bin"</h2>
                <ul class="devices" role="list">{items}</ul>
            </section>
        }
    })
}

#[component]
fn BinItem(post: Binned) -> impl IntoView {
    let comments =
        (post.comments > 0).then(|| format!(" with {}", count(post.comments, "comment")));
    let which = view! { <span class="visually-hidden">" "{post.title.clone()}</span> }.into_any();
    let which_too = view! { <span class="visually-hidden">" "{post.title.clone()}</span> };
    view! {
        <li class="device">
            <div class="text">
                <h3 dir="auto">{post.title}</h3>
                <p class="hint">"Goes for good on "<When at=post.since.plus_millis(IN_BIN)/>{comments}</p>
            </div>
            <form class="row" method="post" action=paths::restore_post(post.id)>
                <button class="button quiet small" type="submit">"Restore"{which}</button>
                <a class="text-button danger" href=paths::discard_post(post.id)>"Delete for good"{which_too}</a>
            </form>
        </li>
    }
}
