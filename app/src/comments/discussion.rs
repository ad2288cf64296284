//! Everything said under a post, and the way to say something.

use super::compose::{ComposeIsland, HEADING, heading};
use super::item::CommentItem;
use crate::island::Wakes;
use crate::page::{page, rejected};
use crate::ui::{ErrorSummary, in_textarea, new_key};
use domain::comment::{Comment, CommentForm};
use domain::post::Post;
use domain::{paths, policy};
use leptos::prelude::*;

#[component]
pub fn Discussion(post: Post, comments: Vec<Comment>) -> impl IntoView {
    let count = comments.len();
    let order = (count > 1).then(|| view! { <p class="hint">"Oldest first"</p> });
    view! {
        <section class="comments" id="comments" aria-labelledby=HEADING>
            <div class="leaf">
                <header class="in-margin stack gap-2">
                    <h2 id=HEADING class="section-title">{heading(count)}</h2>
                    {order}
                </header>
                <Thread post=post.clone() comments/>
                <Compose post count/>
            </div>
        </section>
    }
}

#[component]
fn Thread(post: Post, comments: Vec<Comment>) -> impl IntoView {
    let page = page();
    let viewer = page.viewer();
    let author = post.author.as_ref().map(|author| author.id);
    let items = comments
        .into_iter()
        .map(|comment| {
            let can_edit = policy::can_edit_comment(viewer, &comment);
            let can_delete = policy::can_delete_comment(viewer, &comment, &post);
            view! { <li><CommentItem comment post_author=author can_edit can_delete/></li> }
        })
        .collect_view();
    view! { <ol class="thread" role="list">{items}</ol> }
}

/// The form for who may comment, the way to log in for who is not signed in, and the reason for everyone else.
#[component]
fn Compose(post: Post, count: usize) -> impl IntoView {
    let page = page();
    if !post.takes_comments {
        return view! { <Closed post/> }.into_any();
    }
    let Some(viewer) = page.viewer() else {
        let here =
            domain::LocalPath::or_home(Some(&format!("{}#comments", paths::post(&post.slug))));
        return view! { <p class="compose-hint"><a class="button quiet" href=paths::login_then(&here)>"Log in to comment"</a></p> }.into_any();
    };
    if !policy::can_comment(Some(viewer), &post) {
        return view! { <Closed post/> }.into_any();
    }
    let back = rejected::<CommentForm>();
    let text = back
        .as_ref()
        .map(|back| back.form.body.clone())
        .unwrap_or_default();
    let key = back
        .as_ref()
        .map_or_else(new_key, |back| back.form.key.clone());
    let error = back.and_then(|back| back.error);
    let post_author = post.author.as_ref().map(|author| author.id);
    view! {
        <Wakes/>
        <ComposeIsland slug=post.slug me=viewer.link() post_author count text key error assets=page.site().assets.clone()/>
    }
    .into_any()
}

/// Why there is no form. Whoever sent one too late has their text back.
#[component]
fn Closed(post: Post) -> impl IntoView {
    let why = if post.takes_comments {
        "Comments open when the post is published."
    } else {
        "Comments on this post are closed."
    };
    let text = rejected::<CommentForm>().map(|back| {
        view! {
            <ErrorSummary error=Signal::stored(back.error)/>
            <div class="field">
                <label for="body">"What you wrote"</label>
                <textarea class="input" id="body" rows="8" readonly>{in_textarea(back.form.body)}</textarea>
            </div>
        }
    });
    view! { <div class="compose-hint stack">{text}<p class="hint">{why}</p></div> }
}
