//! The bar over the editor: whether the words are safe, how many there are, and what a post can become from here.

use super::state::{SaveState, State};
use domain::paths;
use domain::post::Status;
use leptos::prelude::*;

/// What the bar shows of the text.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) state: RwSignal<State>,
    pub(super) words: RwSignal<usize>,
    pub(super) minutes: RwSignal<i64>,
    /// Once the preview follows by itself there is no need to ask the server for one.
    pub(super) live: RwSignal<bool>,
    /// Nothing but the text, on the whole screen.
    pub(super) alone: RwSignal<bool>,
}

/// The switch between writing and preview is for small screens. `previewed` when somebody just asked for a preview.
#[component]
pub(super) fn Bar(
    site: String,
    mark: String,
    status: Status,
    shown: Shown,
    previewed: bool,
) -> impl IntoView {
    let Shown {
        state,
        words,
        minutes,
        live,
        alone,
    } = shown;
    let (keep, go, outcome) = match status {
        Status::Draft => ("Save draft", "Publish", Status::Published),
        Status::Scheduled => ("Back to draft", "Save", Status::Scheduled),
        Status::Published => ("Unpublish", "Save", Status::Published),
        Status::Unlisted => ("Unpublish", "Save", Status::Unlisted),
    };
    view! {
        <div class="editor-bar">
            <a class="brand" href=paths::HOME aria-label=format!("{site}, back to posts")>
                <svg class="mark" aria-hidden="true" viewBox="0 0 32 32"><use href=mark></use></svg>
            </a>
            <SaveState state/>
            <p class="hint">
                <span>{move || word_count(words.get())}</span>
                " · "
                <span>{move || format!("{} min", minutes.get())}</span>
            </p>
            <fieldset class="segment">
                <legend class="visually-hidden">"View"</legend>
                <label><input type="radio" name="view" id="show-write" value="write" checked=!previewed/>" Write"</label>
                <label><input type="radio" name="view" id="show-preview" value="preview" checked=previewed/>" Preview"</label>
            </fieldset>
            <div class="row push gap-2">
                <button
                    class="button quiet small alone"
                    type="button"
                    aria-pressed=move || if alone.get() { "true" } else { "false" }
                    on:click=move |_| alone.update(|alone| *alone = !*alone)
                >
                    "Full screen"
                </button>
                <button class="button quiet small" type="submit" name="status" value="preview" hidden=move || live.get()>"Preview"</button>
                <button class="button quiet small" type="submit" name="status" value="draft">{keep}</button>
                <button class="button small" type="submit" name="status" value=outcome.word()>{go}</button>
            </div>
        </div>
    }
}

fn word_count(words: usize) -> String {
    if words == 1 {
        "1 word".to_owned()
    } else {
        format!("{words} words")
    }
}

/// Takes the whole screen where the browser gives it; elsewhere the window has to do.
pub(super) fn fill_screen(alone: RwSignal<bool>) {
    Effect::new(move |before: Option<bool>| {
        let alone = alone.get();
        if let Some(page) = document().document_element().filter(|_| before.is_some()) {
            if alone {
                let _ = page.request_fullscreen();
            } else if document().fullscreen_element().is_some() {
                document().exit_fullscreen();
            }
        }
        alone
    });
    window_event_listener_untyped("fullscreenchange", move |_| {
        if document().fullscreen_element().is_none() {
            alone.set(false);
        }
    });
}
