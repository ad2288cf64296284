//! The one-time notice under the header.

use super::Icon;
use crate::page::page;
use domain::{Notice, paths};
use leptos::prelude::*;

#[component]
pub fn Flash() -> impl IntoView {
    let page = page();
    let name = page.viewer().map(|viewer| viewer.name.clone());
    page.take_notice().map(|notice| {
        view! {
            <div class="flash" role="status">
                <Icon name="check"/>
                <p>{notice.sentence(name.as_deref())}</p>
                {undo(notice)}
            </div>
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
