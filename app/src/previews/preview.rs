//! `/preview/{secret}`: a draft, for whoever has the link.

use super::api;
use crate::page::page;
use crate::posts::{Article, State};
use crate::ui::{Frame, Icon, load_as};
use domain::post::Post;
use domain::{LinkSecret, LocalPath, paths};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;

/// No page that is linked from here learns the secret, nor does the log-in page, which leads home.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let raw = use_params_map().read_untracked().get("token");
    let secret = raw.map(|raw| LinkSecret::from_path(&raw));
    page().is_at(paths::HOME);
    load_as(secret, api::shared_draft, show)
}

/// What was published meanwhile is read at its own address.
fn show(post: Post) -> impl IntoView {
    if post.status.is_readable() {
        page().redirect(LocalPath::or_home(Some(&paths::post(&post.slug))));
    }
    view! {
        <Title text=post.title.clone()/>
        <Meta name="robots" content="noindex"/>
        <Frame>
            <div class="note">
                <Icon name="link"/>
                <p>"This is not published yet. Whoever gave you the link asks you to read it before the others do."</p>
            </div>
            <Article post=post.clone()><State status=post.status at=post.publish_at/></Article>
        </Frame>
    }
}
