//! `/posts/{slug}`: one post, and what was said about it.

use super::api::{self, PostData};
use crate::comments::Discussion;
use crate::island::CopyCode;
use crate::page::page;
use crate::ui::{Avatar, Frame, Html, PersonName, When, load_as};
use domain::post::Post;
use domain::{Slug, paths, policy};
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use leptos_router::hooks::use_params_map;

#[component]
pub fn PostPage() -> impl IntoView {
    load_as(slug(), api::read_post, show)
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
    let address = format!("{}{}", page().site().base_url, paths::post(&post.slug));
    let dek = post.subtitle.clone();
    let has_code = post.html.as_str().contains("<pre");
    view! {
        {has_code.then(|| view! { <CopyCode/> })}
        <Title text=post.title.clone()/>
        <Meta name="description" content=dek.clone()/>
        <Meta property="og:title" content=post.title.clone()/>
        <Meta property="og:type" content="article"/>
        <Meta property="og:url" content=address.clone()/>
        <Link rel="canonical" href=address/>
        <Frame at_home=false>
            <article>
                <header class="masthead">
                    <h1 dir="auto">{post.title.clone()}</h1>
                    {(!dek.is_empty()).then(|| view! { <p class="dek" dir="auto">{dek}</p> })}
                </header>
                <Plate post=post.clone()/>
                <div class="leaf">
                    <div class="marginalia">
                        <Byline post=post.clone()/>
                        <Controls post=post.clone()/>
                    </div>
                    <Html html=post.html.clone() class="prose"/>
                </div>
            </article>
            <Discussion post comments/>
        </Frame>
    }
}

#[component]
fn Plate(post: Post) -> impl IntoView {
    post.cover.map(|cover| {
        view! { <figure class="cover-plate"><img src=cover.url alt=cover.alt width="2000" height="857" decoding="async"/></figure> }
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
    let draft = (post.status == domain::post::Status::Draft)
        .then(|| view! { <p><span class="badge">"Draft"</span></p> });
    let edit = policy::can_edit_post(page.viewer(), &post)
        .then(|| view! { <a class="text-button" href=paths::edit_post(&post.slug)>"Edit"<span class="visually-hidden">" this post"</span></a> });
    let delete = policy::can_delete_post(page.viewer(), &post)
        .then(|| view! { <a class="text-button danger" href=paths::delete_post(&post.slug)>"Delete"<span class="visually-hidden">" this post"</span></a> });
    let any = edit.is_some() || delete.is_some();
    view! {
        {draft}
        {any.then(|| view! { <p class="row no-print">{edit}{delete}</p> })}
    }
}
