//! What happens at the open editor where scripts run.

use super::bar::{Shown, fill_screen};
use super::found::{self, Found};
use super::keeper::Keeper;
use super::preview::Preview;
use super::state::State;
use super::{door, fields, typing};
use crate::AppError;
use domain::post::{Format, count_words, reading_minutes};
use domain::{SafeHtml, UserId};
use leptos::ev::{BeforeUnloadEvent, SubmitEvent};
use leptos::html::{Form, Textarea};
use leptos::prelude::*;
use markup::Punctuation;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlTextAreaElement};

/// What an author in trouble asks for.
#[derive(Clone, Copy)]
pub(super) enum Wish {
    /// What is here counts, whatever is kept elsewhere.
    Insist,
    /// The site may answer by now.
    TryAgain,
}

/// The signals of one editor.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) me: UserId,
    pub(super) unsaved: bool,
    pub(super) format: Format,
    pub(super) punctuation: Punctuation,
    pub(super) preview: RwSignal<SafeHtml>,
    pub(super) error: RwSignal<Option<AppError>>,
    pub(super) wish: RwSignal<Option<Wish>>,
    pub(super) found: RwSignal<Vec<Found>>,
    pub(super) shown: Shown,
    pub(super) form: NodeRef<Form>,
    pub(super) body: NodeRef<Textarea>,
}

impl Desk {
    /// Once, in the browser, when the form is there.
    pub(super) fn opens(self, body: &HtmlTextAreaElement) {
        let Some(form) = self.form.get_untracked() else {
            return;
        };
        let keeper = Keeper::new(self.me, form.clone(), self.shown.state);
        let preview = self.previews(body);
        if self.format == Format::Markdown {
            typing::listen(body.clone());
        }
        fill_screen(self.shown.alone);
        self.found.set(found::look(self.me, &form));
        let changed = Rc::new(Cell::new(self.unsaved));
        let is_restored = fields::is_changed(&form);
        if self.unsaved || is_restored {
            keeper.begins_unsaved();
            preview.hears();
        }
        self.listens(&keeper, preview, &changed);
        self.submits(&keeper, &changed);
        let wished = keeper.clone();
        Effect::new(move || match self.wish.get() {
            Some(Wish::Insist) => wished.insists(),
            Some(Wish::TryAgain) => wished.tries_again(),
            None => {}
        });
        window_event_listener(leptos::ev::beforeunload, move |event: BeforeUnloadEvent| {
            if changed.get() && !self.shown.state.read_untracked().is_at_the_site() {
                event.prevent_default();
            }
        });
    }

    /// Renders, counts and measures when the fingers rest.
    fn previews(self, body: &HtmlTextAreaElement) -> Rc<Preview> {
        let count = move |text: &str| {
            self.shown.words.set(count_words(text));
            self.shown.minutes.set(reading_minutes(text));
        };
        let punctuation = (self.format == Format::Markdown).then_some(self.punctuation);
        let (preview, live) = (self.preview, self.shown.live);
        Preview::new(body.clone(), count, punctuation, preview, live)
    }

    fn listens(self, keeper: &Rc<Keeper>, preview: Rc<Preview>, changed: &Rc<Cell<bool>>) {
        let (hears, changed) = (keeper.clone(), changed.clone());
        let (form, body) = (self.form, self.body);
        window_event_listener(leptos::ev::input, move |event| {
            let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
                return;
            };
            // What is typed beside the form, like the description of a picture, is sent on its own.
            let is_ours = form
                .get_untracked()
                .is_some_and(|form| form.contains(Some(&target)))
                && !target.has_attribute("form");
            if !is_ours || target.get_attribute("name").as_deref() == Some("view") {
                return;
            }
            changed.set(true);
            hears.hears();
            if body
                .get_untracked()
                .is_some_and(|body| *AsRef::<Element>::as_ref(&body) == target)
            {
                preview.hears();
            }
        });
        let hides = keeper.clone();
        window_event_listener_untyped("pagehide", move |_| hides.keep_here());
        for event in ["focus", "online", "pageshow"] {
            let tries = keeper.clone();
            window_event_listener_untyped(event, move |_| tries.tries_again());
        }
    }

    /// While the site is known to be away, or its visitor logged out, a button leads nowhere: the words stay where they are.
    fn submits(self, keeper: &Rc<Keeper>, changed: &Rc<Cell<bool>>) {
        let (keeper, changed) = (keeper.clone(), changed.clone());
        window_event_listener(leptos::ev::submit, move |event: SubmitEvent| {
            let form = self.form.get_untracked();
            let is_ours = form
                .zip(event.target())
                .is_some_and(|(form, target)| *AsRef::<EventTarget>::as_ref(&form) == target);
            if door::is_knocked_at(&event) {
                return;
            }
            if !is_ours {
                // The form that throws something away is another.
                changed.set(false);
                return;
            }
            let trouble = match &*self.shown.state.read_untracked() {
                State::OnlyHere(error @ (AppError::SignInNeeded | AppError::Unreachable)) => {
                    Some(error.clone())
                }
                _ => None,
            };
            if let Some(trouble) = trouble {
                event.prevent_default();
                self.error.set(Some(trouble));
                keeper.tries_again();
                return;
            }
            changed.set(false);
            keeper.sends();
        });
    }
}
