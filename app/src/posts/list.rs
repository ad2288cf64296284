//! Posts in a list, and the newest as an open spread.

use crate::ui::When;
use domain::post::PostSummary;
use domain::{Cover, PersonLink, paths};
use leptos::prelude::*;

/// Posts one below the other, divided by hairlines.
#[component]
pub fn PostList(posts: Vec<PostSummary>) -> impl IntoView {
    let items = posts
        .into_iter()
        .map(|post| view! { <li><PostItem post/></li> })
        .collect_view();
    view! { <ol class="post-list" role="list">{items}</ol> }
}

#[component]
fn PostItem(post: PostSummary) -> impl IntoView {
    let thumb = post.cover.clone().map(|cover| {
        view! { <img class="cover" src=cover.url alt="" width="600" height="400" loading="lazy" decoding="async"/> }
    });
    view! {
        <article class="post-item">
            <When at=post.date class="date"/>
            <div class="text">
                <h3 dir="auto"><a href=paths::post(&post.slug)>{post.title.clone()}</a></h3>
                <Dek text=post.excerpt.clone()/>
                <Facts post/>
            </div>
            {thumb}
        </article>
    }
}

/// The featured post: two facing pages, its cover or its first letter on the left.
#[component]
pub fn Spread(post: PostSummary) -> impl IntoView {
    view! {
        <article class="spread">
            <SpreadCover cover=post.cover.clone() title=post.title.clone() cloth=post.id.0.rem_euclid(5) + 1/>
            <div class="text">
                <p class="meta"><When at=post.date/></p>
                <h2 dir="auto"><a href=paths::post(&post.slug)>{post.title.clone()}</a></h2>
                <Dek text=post.excerpt.clone()/>
                <Facts post/>
            </div>
        </article>
    }
}

#[component]
fn SpreadCover(cover: Option<Cover>, title: String, cloth: i64) -> impl IntoView {
    match cover {
        Some(cover) => {
            view! { <img class="cover" src=cover.url alt="" width="900" height="900"/> }.into_any()
        }
        None => {
            let letter: String = title
                .chars()
                .find(|c| c.is_alphanumeric())
                .map(|c| c.to_uppercase().collect())
                .unwrap_or_default();
            view! { <span class=format!("cover cloth-{cloth}") aria-hidden="true">{letter}</span> }
                .into_any()
        }
    }
}

#[component]
fn Dek(text: String) -> impl IntoView {
    (!text.is_empty()).then(|| view! { <p class="dek" dir="auto">{text}</p> })
}

/// Who wrote it, how long it takes, how much was said.
#[component]
fn Facts(post: PostSummary) -> impl IntoView {
    let author = match post.author {
        Some(author) => {
            view! { <a href=paths::person(&author.handle)>{author.name}</a> }.into_any()
        }
        None => view! { <span>{PersonLink::DELETED}</span> }.into_any(),
    };
    let comments =
        (post.comments > 0).then(|| view! { <span>{count(post.comments, "comment")}</span> });
    view! { <p class="meta">{author}" "<span>{format!("{} min", post.minutes)}</span>" "{comments}</p> }
}

/// "1 comment", "2 comments"
pub fn count(number: i64, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}
