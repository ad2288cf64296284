//! Whether the words are safe: always shown, and always true.

use super::desk::Wish;
use super::door::BackIn;
use crate::AppError;
use domain::unsaved::Since;
use leptos::prelude::*;

/// Where the words are that somebody typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum State {
    /// Nothing was typed yet.
    Untouched,
    /// The site has them, since that time of the day.
    Saved(String),
    /// The site has them, and somebody else saved the post after this author read it.
    Behind(Since),
    /// The site is about to have them.
    Saving,
    /// This device has them, and the site does not, for that reason.
    OnlyHere(AppError),
    /// Nothing has them but this page: the browser keeps nothing.
    Nowhere,
}

impl State {
    fn words(&self) -> String {
        match self {
            Self::Untouched => "Nothing to save".to_owned(),
            Self::Saved(time) if time.is_empty() => "Saved".to_owned(),
            Self::Saved(time) => format!("Saved {time}"),
            Self::Behind(Since::Yourself) => "You changed this post elsewhere".to_owned(),
            Self::Behind(_) => "Someone else changed this post".to_owned(),
            Self::Saving => "Saving…".to_owned(),
            Self::OnlyHere(_) => "Only on this device".to_owned(),
            Self::Nowhere => "Not saved anywhere".to_owned(),
        }
    }

    /// Whether nothing is lost with this page and this device.
    pub(super) const fn is_at_the_site(&self) -> bool {
        matches!(self, Self::Untouched | Self::Saved(_) | Self::Behind(_))
    }

    /// The word for the style sheet.
    const fn kind(&self) -> &'static str {
        match self {
            Self::Untouched | Self::Saved(_) => "saved",
            Self::Saving => "saving",
            Self::Behind(_) | Self::OnlyHere(_) | Self::Nowhere => "failed",
        }
    }
}

/// The line in the bar. Whoever listens to the page is told when something goes wrong and when it is well again, and not at
/// every pause in their typing.
#[component]
pub(super) fn SaveState(state: RwSignal<State>) -> impl IntoView {
    let told = Memo::new(move |before: Option<&String>| match &*state.read() {
        State::Saving => before.cloned().unwrap_or_default(),
        State::Untouched => String::new(),
        State::Saved(_) if before.is_none_or(|before| before.is_empty() || before == AGAIN) => {
            before.cloned().unwrap_or_default()
        }
        State::Saved(_) => AGAIN.to_owned(),
        trouble => trouble.words(),
    });
    view! {
        <p class="save-state" data-state=move || state.read().kind()>
            <span aria-hidden="true">{move || state.read().words()}</span>
            <span class="visually-hidden" role="status">{move || told.get()}</span>
        </p>
    }
}

const AGAIN: &str = "Saved again";

/// What there is to do about it, where there is something to do.
#[component]
pub(super) fn Trouble(
    state: RwSignal<State>,
    /// The editor with what is kept from elsewhere.
    other: Signal<String>,
    wish: RwSignal<Option<Wish>>,
) -> impl IntoView {
    // Every try that fails says the same again, and somebody may be typing in here.
    let state = Memo::new(move |_| state.get());
    move || {
        let what = match state.get() {
            State::OnlyHere(AppError::SignInNeeded) => view! {
                <p>"You are logged out. What you type is kept on this device until you are back."</p>
                <BackIn on_in=move || wish.set(Some(Wish::TryAgain))/>
            }
            .into_any(),
            State::OnlyHere(AppError::Conflict) => view! {
                <p>"You have changed or saved this text in another tab, or on another day. What is here is only on this device."</p>
                <p class="row">
                    <button class="button small" type="button" on:click=move |_| wish.set(Some(Wish::Insist))>"Keep what is here"</button>
                    <a class="button quiet small" href=other.get() target="_blank">"Look at the others"</a>
                </p>
            }
            .into_any(),
            State::OnlyHere(AppError::Forbidden | AppError::NotFound) => view! {
                <p>"This post is closed to you by now, or gone. Copy your text before you leave."</p>
            }
            .into_any(),
            State::Nowhere => view! {
                <p>"The site does not answer, and this browser keeps nothing. Copy your text before you leave."</p>
            }
            .into_any(),
            State::Behind(_) => view! {
                <p>"What you type is kept for you alone. When you save, both texts are shown side by side."</p>
            }
            .into_any(),
            _ => return ().into_any(),
        };
        view! { <div class="offer trouble">{what}</div> }.into_any()
    }
}
