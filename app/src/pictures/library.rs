//! `/media`: the pictures that somebody uploaded, and the form for more.

use super::card::Card;
use super::{Uploaded, api};
use crate::AppError;
use crate::page::{Rejected, page, rejected};
use crate::ui::{ErrorSummary, Frame, Mark, Pagination, load};
use domain::library::Shelved;
use domain::{Page, PageNumber, paths, policy};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// What a browser offers to choose from. The server looks at what is in a file, not at its name.
pub(super) const KINDS: &str = "image/jpeg,image/png,image/gif,image/webp";

#[component]
pub fn LibraryPage() -> impl IntoView {
    let number = PageNumber::from_query(use_query_map().read_untracked().get_str("page"));
    let back = rejected::<Uploaded>();
    load(api::pictures(number), move |pictures| show(pictures, back))
}

fn show(mut pictures: Page<Shelved>, back: Option<Rejected<Uploaded>>) -> impl IntoView {
    let everybodys = policy::is_admin(page().viewer());
    let items = std::mem::take(&mut pictures.items);
    let none = items.is_empty();
    let cards = items
        .into_iter()
        .map(move |picture| view! { <li><Card picture owned=everybodys/></li> });
    view! {
        <Title text="Pictures"/>
        <Frame>
            <header class="masthead plain"><h1>"Pictures"</h1></header>
            <div class="stack gap-6">
                <Upload back/>
                {none.then(|| view! { <Nothing/> })}
                <ul class="shelf" role="list">{cards.collect_view()}</ul>
                <Pagination list=pictures path=paths::PICTURES what="pictures"/>
            </div>
        </Frame>
    }
}

#[component]
fn Upload(back: Option<Rejected<Uploaded>>) -> impl IntoView {
    let (uploaded, error) = back.map_or_else(Default::default, |back| (back.form, back.error));
    view! {
        <form class="form" method="post" action=paths::PICTURES enctype="multipart/form-data" aria-labelledby="upload">
            <h2 id="upload" class="in-form">"Upload pictures"</h2>
            <ErrorSummary error=Signal::stored(error)/>
            {outcome(uploaded)}
            <div class="field">
                <label for="picture">"Files"</label>
                <p class="hint" id="picture-hint">
                    "JPEG, PNG, GIF or WebP, up to 10 MB each, several at once. Where and with what they were taken is left out."
                </p>
                <input class="input" id="picture" name="picture" type="file" accept=KINDS multiple required aria-describedby="picture-hint"/>
            </div>
            <div class="row"><button class="button" type="submit">"Upload"</button></div>
        </form>
    }
}

/// Which of several files were not taken.
fn outcome(uploaded: Uploaded) -> impl IntoView {
    let Uploaded { taken, refused } = uploaded;
    if refused.len() + taken < 2 {
        return ().into_any();
    }
    let kept = match taken {
        0 => "None was uploaded.".to_owned(),
        1 => "One other was uploaded.".to_owned(),
        many => format!("{many} others were uploaded."),
    };
    let lines = refused
        .into_iter()
        .map(|(name, why)| view! { <li><b dir="auto">{name}</b>": "{why}</li> });
    view! {
        <div class="stack gap-2">
            <ul>{lines.collect_view()}</ul>
            <p>{kept}</p>
        </div>
    }
    .into_any()
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="empty">
            <Mark/>
            <h2>"No pictures yet"</h2>
            <p>"What you upload here or in the editor can be shown in any of your posts."</p>
        </div>
    }
}

/// The sentence above a form of files that did not go through.
pub(super) fn error_of(back: Option<Rejected<Uploaded>>) -> Option<AppError> {
    back.and_then(|back| back.error)
}
