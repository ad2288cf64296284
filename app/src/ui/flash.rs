//! The one-time notice under the header.

use super::Icon;
use crate::page::page;
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
            </div>
        }
    })
}
