//! `/posts/{slug}/delete`: the question before a post goes.

use super::{api, post};
use crate::ui::{Frame, load_as};
use domain::paths;
use domain::post::PostSource;
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn DeletePostPage() -> impl IntoView {
    load_as(post::slug(), |slug| api::post_to_edit(slug, None), show)
}

fn show(post: PostSource) -> impl IntoView {
    post::follow(&post.slug, paths::delete_post);
    view! {
        <Title text="Delete this post?"/>
        <Frame>
            <header class="masthead plain"><h1>"Delete this post?"</h1></header>
            <div class="leaf">
                <form class="form" method="post" action=paths::delete_post(&post.slug)>
                    <input type="hidden" name="version" value=post.form().version/>
                    <p>
                        <b>{post.title.clone()}</b>
                        " goes into the bin, with its comments, and stays there for 30 days. Anyone who kept the link will find a missing leaf."
                    </p>
                    <div class="row">
                        <a class="button quiet" href=paths::post(&post.slug)>"Keep it"</a>
                        <button class="button danger" type="submit">"Delete post"</button>
                    </div>
                </form>
            </div>
        </Frame>
    }
}
