//! A picture in the library: what it looks like, where it is used, and what to write to show it.

use super::size;
use crate::ui::{PersonName, When};
use domain::library::Shelved;
use domain::paths;
use leptos::prelude::*;

/// `owned` where it is to be said whose picture it is.
#[component]
pub fn Card(picture: Shelved, owned: bool) -> impl IntoView {
    let about = format!(
        "{} × {}, {}",
        picture.picture.width,
        picture.picture.height,
        size(picture.bytes)
    );
    let described = if picture.alt.is_empty() {
        view! { <p class="hint">"Without a description"</p> }.into_any()
    } else {
        view! { <p dir="auto">{picture.alt.clone()}</p> }.into_any()
    };
    let owner = owned.then(|| view! { " by "<PersonName person=picture.owner.clone()/> });
    view! {
        <article class="picture-card">
            <a href=paths::picture(picture.id)><Thumbnail picture=picture.clone()/></a>
            {described}
            <p class="hint">{about}", "<When at=picture.created/>{owner}</p>
            <p class="hint"><Uses picture=picture.clone()/></p>
            <Markdown picture/>
        </article>
    }
}

#[component]
pub fn Thumbnail(picture: Shelved) -> impl IntoView {
    let (address, width, height) = picture.thumbnail();
    let alt = if picture.alt.is_empty() {
        format!("Picture {}", picture.id)
    } else {
        picture.alt
    };
    view! { <img src=address alt=alt width=width.to_string() height=height.to_string() loading="lazy" decoding="async"/> }
}

/// Where a picture is used.
#[component]
pub fn Uses(picture: Shelved) -> impl IntoView {
    if !picture.is_used() {
        return "Not used".into_any();
    }
    let hidden = match picture.hidden_uses {
        0 => None,
        1 => Some("a post that you cannot see".to_owned()),
        many => Some(format!("{many} posts that you cannot see")),
    };
    let posts = picture.uses.into_iter().enumerate().map(|(number, post)| {
        let comma = (number > 0).then_some(", ");
        view! { {comma}<a dir="auto" href=paths::post(&post.slug)>{post.title}</a> }
    });
    let posts = posts.collect_view();
    let comma = (!posts.is_empty() && hidden.is_some()).then_some(", ");
    view! { "Used in "{posts}{comma}{hidden} }.into_any()
}

/// What an author copies into a text.
#[component]
pub fn Markdown(picture: Shelved) -> impl IntoView {
    let id = format!("markdown-{}", picture.id);
    view! {
        <label class="visually-hidden" for=id.clone()>{format!("Markdown for picture {}", picture.id)}</label>
        <input class="input" id=id readonly value=picture.markdown()/>
    }
}
