//! The one-time notice under the header.

use super::Icon;
use crate::page::page;
use domain::{Notice, paths};
use leptos::prelude::*;
use leptos_meta::Script;

#[component]
pub fn Flash() -> impl IntoView {
    let page = page();
    let name = page.viewer().map(|viewer| viewer.name.clone());
    let forget_sent = format!("{}/forget-sent.js", page.site().assets);
    page.take_notice().map(|notice| {
        view! {
            <div class="flash" role="status">
                <Icon name="check"/>
                <p>{notice.sentence(name.as_deref())}</p>
                {undo(notice)}
            </div>
            {is_of_writing(notice).then(|| view! { <Script type_="module" src=forget_sent/> })}
        }
    })
}

/// The way back, where there is one.
fn undo(notice: Notice) -> impl IntoView {
    let Notice::PostDeleted(post) = notice else {
        return ().into_any();
    };
    view! {
        <form method="post" action=paths::restore_post(post)>
            <button class="text-button" type="submit">"Undo"</button>
        </form>
    }
    .into_any()
}

/// Whether it says that something arrived which the editor kept on the device until then.
const fn is_of_writing(notice: Notice) -> bool {
    matches!(
        notice,
        Notice::PostPublished
            | Notice::PostSaved
            | Notice::DraftSaved
            | Notice::PostScheduled
            | Notice::PostUnlisted
    )
}
