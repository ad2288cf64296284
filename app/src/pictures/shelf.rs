//! Pictures for the text in the editor. `pictures.js` takes them by paste, by drag and from this button; where it does not
//! run, the library does the same.

use super::library::KINDS;
use crate::page::page;
use domain::paths;
use domain::post::Format;
use leptos::prelude::*;
use leptos_meta::Script;

#[component]
pub fn PictureShelf(
    /// Of the text that the pictures go into.
    format: Format,
) -> impl IntoView {
    let source = format!("{}/pictures.js", page().site().assets);
    let html = (format == Format::Html).then_some("html");
    view! {
        <Script type_="module" src=source/>
        <section class="picture-shelf" id="pictures" aria-label="Pictures" data-format=html>
            <p class="hint">
                <span data-pictures="hint" hidden>"Paste pictures, drop them on the text, or "</span>
                <button class="text-button" type="button" data-pictures="choose" hidden>"choose some"</button>
                <span data-pictures="hint" hidden>". All of yours are "</span>
                <span data-pictures="plain">"Pictures: upload them "</span>
                <a href=paths::PICTURES target="_blank">"in the library"<span class="visually-hidden">" (in a new tab)"</span></a>
                <span data-pictures="hint" hidden>"."</span>
                <span data-pictures="plain">", and copy from there what shows them."</span>
            </p>
            <input type="file" accept=KINDS multiple hidden data-pictures="files" tabindex="-1" aria-hidden="true"/>
            <p class="visually-hidden" aria-live="polite" data-pictures="said"></p>
            <ul class="uploads" role="list" data-pictures="uploads"></ul>
        </section>
    }
}
