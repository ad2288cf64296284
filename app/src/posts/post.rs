//! `/posts/{slug}`: one post, and what was said about it.

use super::api::{self, PostData};
use crate::comments::Discussion;
use crate::island::CopyCode;
use crate::page::page;
use crate::ui::{Avatar, Frame, Html, PersonName, When, WhenExact, load_as};
use domain::post::{Canonical, Post, Status};
use domain::{LocalPath, Slug, Tag, Timestamp, paths, policy};
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use leptos_router::hooks::use_params_map;

#[component]
pub fn PostPage() -> impl IntoView {
    load_as(slug(), api::read_post, show)
}

/// Leads from an address that a post had once to the one that it has now, which `address` makes of its slug.
pub fn follow(now: &Slug, address: impl FnOnce(&Slug) -> String) {
    if slug().is_some_and(|asked| asked != *now) {
        page().has_moved(LocalPath::or_home(Some(&address(now))));
    }
}

/// The post that the page's address names.
pub fn slug() -> Option<Slug> {
    use_params_map()
        .read_untracked()
        .get("slug")
        .map(|raw| Slug::from_path(&raw))
}

fn show(data: PostData) -> impl IntoView {
    let PostData { post, comments } = data;
    follow(&post.slug, paths::post);
    let address = format!("{}{}", page().site().base_url, paths::post(&post.slug));
    let has_code = post.html.as_str().contains("<pre");
    let canonical = post.canonical.as_ref().map(Canonical::as_str);
    let canonical = canonical.unwrap_or(&address).to_owned();
    let in_margin = post.clone();
    let hidden = (post.status != Status::Published)
        .then(|| view! { <Meta name="robots" content="noindex"/> });
    view! {
        {has_code.then(|| view! { <CopyCode/> })}
        <Title text=post.title.clone()/>
        <Meta name="description" content=post.description.clone()/>
        {hidden}
        <Meta property="og:title" content=post.title.clone()/>
        <Meta property="og:type" content="article"/>
        <Meta property="og:url" content=address/>
        <Link rel="canonical" href=canonical/>
        <Frame at_home=false>
            <Article post=post.clone()><Controls post=in_margin/></Article>
            <Discussion post comments/>
        </Frame>
    }
}

/// The post itself; `children` go into its margin.
#[component]
pub fn Article(post: Post, children: Children) -> impl IntoView {
    let dek = post.subtitle.clone();
    view! {
        <article>
            <header class="masthead">
                <h1 dir="auto">{post.title.clone()}</h1>
                {(!dek.is_empty()).then(|| view! { <p class="dek" dir="auto">{dek}</p> })}
            </header>
            <Plate post=post.clone()/>
            <div class="leaf">
                <div class="marginalia">
                    <Byline post=post.clone()/>
                    <Tags tags=post.tags.clone()/>
                    {children()}
                </div>
                <Html html=post.html.clone() class="prose"/>
            </div>
        </article>
    }
}

#[component]
fn Tags(tags: Vec<Tag>) -> impl IntoView {
    (!tags.is_empty()).then(|| {
        let items = tags
            .into_iter()
            .map(|tag| view! { <li><a class="tag" dir="auto" href=paths::tag(&tag)>{tag.to_string()}</a></li> })
            .collect_view();
        view! { <ul class="tags" role="list">{items}</ul> }
    })
}

#[component]
fn Plate(post: Post) -> impl IntoView {
    post.cover.map(|cover| {
        let caption = cover.caption;
        view! {
            <figure class="cover-plate">
                <img src=cover.url alt=cover.alt width="2000" height="857" decoding="async"/>
                {(!caption.is_empty()).then(|| view! { <figcaption dir="auto">{caption}</figcaption> })}
            </figure>
        }
    })
}

/// A post that is changed within a day of its publication was not finished before.
const NOTICEABLE: i64 = 24 * 60 * 60 * 1000;

#[component]
fn Byline(post: Post) -> impl IntoView {
    let at = post.published.unwrap_or(post.updated);
    let changed = (post.updated >= at.plus_millis(NOTICEABLE)).then(|| {
        view! {
            <br/>
            <span class="hint">"Updated "<When at=post.updated/></span>
        }
    });
    view! {
        <p class="person">
            <Avatar person=post.author.clone() size="large"/>
            <span>
                <PersonName person=post.author/>
                <br/>
                <When at/>
                <br/>
                {format!("{} min", post.minutes)}
                {changed}
            </span>
        </p>
    }
}

/// Edit and delete, for whoever may.
#[component]
fn Controls(post: Post) -> impl IntoView {
    let page = page();
    let share = (!post.status.is_readable() && policy::can_share_draft(page.viewer(), &post))
        .then(|| view! { <a class="text-button" href=paths::share_draft(&post.slug)>"Share"<span class="visually-hidden">" this draft"</span></a> });
    let edit = policy::can_edit_post(page.viewer(), &post)
        .then(|| view! { <a class="text-button" href=paths::edit_post(&post.slug)>"Edit"<span class="visually-hidden">" this post"</span></a> });
    let delete = policy::can_delete_post(page.viewer(), &post)
        .then(|| view! { <a class="text-button danger" href=paths::delete_post(&post.slug)>"Delete"<span class="visually-hidden">" this post"</span></a> });
    let versions = policy::can_see_revisions(page.viewer(), &post)
        .then(|| view! { <a class="text-button" href=paths::revisions(&post.slug)>"Versions"<span class="visually-hidden">" of this post"</span></a> });
    let any = edit.is_some() || delete.is_some();
    view! {
        <State status=post.status at=post.publish_at/>
        {any.then(|| view! { <p class="row no-print">{edit}{share}{versions}{delete}</p> })}
    }
}

/// Says who can read a post where that is not everybody.
#[component]
pub fn State(status: Status, at: Option<Timestamp>) -> impl IntoView {
    let word = match status {
        Status::Published => return ().into_any(),
        Status::Draft => "Draft",
        Status::Scheduled => "Scheduled",
        Status::Unlisted => "Unlisted",
    };
    let at = at.filter(|_| status == Status::Scheduled);
    view! {
        <p>
            <span class="badge">{word}</span>
            {at.map(|at| view! { " "<span class="hint">"for "<WhenExact at/></span> })}
        </p>
    }
    .into_any()
}
