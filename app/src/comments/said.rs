//! A comment away from its post, on the page of whoever said it.

use super::item::CommentTime;
use crate::ui::Html;
use domain::comment::Said;
use domain::paths;
use leptos::prelude::*;

#[component]
pub fn SaidItem(said: Said) -> impl IntoView {
    let place = paths::comment(&said.post_slug, said.id);
    view! {
        <article class="comment">
            <header class="head">
                <span>"On "<a class="name" dir="auto" href=paths::post(&said.post_slug)>{said.post_title}</a></span>
                " "
                <a href=place><CommentTime at=said.created unknown=said.date_unknown/></a>
            </header>
            <Html html=said.html class="body"/>
        </article>
    }
}
