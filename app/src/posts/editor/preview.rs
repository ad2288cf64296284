//! The preview that follows the typing, and never stands in its way.

use domain::SafeHtml;
use leptos::leptos_dom::helpers::{TimeoutHandle, request_idle_callback, set_timeout};
use leptos::prelude::*;
use markup::Punctuation;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use web_sys::HtmlTextAreaElement;
use web_sys::js_sys::{Date, Reflect};

/// The shortest pause after a key, in milliseconds.
const SHORTEST: f64 = 120.0;
/// The longest, however much there is to render.
const LONGEST: f64 = 2_000.0;
/// A text that takes long to render is rendered when there has been no key for so many times as long.
const TIMES_THE_COST: f64 = 4.0;

pub(super) struct Preview {
    body: HtmlTextAreaElement,
    show: Box<dyn Fn(String)>,
    waiting: Cell<Option<TimeoutHandle>>,
    cost: Cell<f64>,
}

impl Preview {
    /// `show` gets the text whenever it has not changed for a while.
    pub(super) fn new(body: HtmlTextAreaElement, show: impl Fn(String) + 'static) -> Rc<Self> {
        Rc::new(Self {
            body,
            show: Box::new(show),
            waiting: Cell::new(None),
            cost: Cell::new(0.0),
        })
    }

    pub(super) fn hears(self: &Rc<Self>) {
        if let Some(waiting) = self.waiting.take() {
            waiting.clear();
        }
        let pause = (self.cost.get() * TIMES_THE_COST).clamp(SHORTEST, LONGEST);
        let preview = self.clone();
        let render = move || {
            preview.waiting.set(None);
            preview.renders_when_idle();
        };
        let pause = Duration::from_secs_f64(pause / 1_000.0);
        self.waiting.set(set_timeout(render, pause).ok());
    }

    /// Between two frames where the browser says when that is.
    fn renders_when_idle(self: Rc<Self>) {
        let tells = Reflect::has(&window(), &"requestIdleCallback".into()).unwrap_or(false);
        let preview = self.clone();
        let render = move || {
            // A key came first: its own turn is still to come.
            if preview.is_waiting() {
                return;
            }
            let began = Date::now();
            (preview.show)(preview.body.value());
            preview.cost.set(Date::now() - began);
        };
        if !tells || request_idle_callback(render.clone()).is_err() {
            render();
        }
    }

    fn is_waiting(&self) -> bool {
        let waiting = self.waiting.take();
        let is_waiting = waiting.is_some();
        self.waiting.set(waiting);
        is_waiting
    }
}

/// Renders a text as its page will.
pub(super) fn rendered(markdown: &str, punctuation: Punctuation) -> SafeHtml {
    markup::post_with(markdown, punctuation)
}
