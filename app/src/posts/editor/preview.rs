//! The preview that follows the typing, and never stands in its way.

use domain::SafeHtml;
use leptos::leptos_dom::helpers::{TimeoutHandle, request_idle_callback, set_timeout};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
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
    /// Looks at the text whenever it has not changed for a while.
    look: Box<dyn Fn(&str)>,
    /// `None` for a text that cannot be rendered here.
    punctuation: Option<Punctuation>,
    shown: RwSignal<SafeHtml>,
    waiting: Cell<Option<TimeoutHandle>>,
    cost: Cell<f64>,
}

impl Preview {
    /// `live` is told once what renders is there.
    pub(super) fn new(
        body: HtmlTextAreaElement,
        look: impl Fn(&str) + 'static,
        punctuation: Option<Punctuation>,
        shown: RwSignal<SafeHtml>,
        live: RwSignal<bool>,
    ) -> Rc<Self> {
        if let Some(punctuation) = punctuation {
            spawn_local(async move {
                live.set(rendered(String::new(), punctuation).await.is_ok());
            });
        }
        Rc::new(Self {
            body,
            look: Box::new(look),
            punctuation,
            shown,
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
            spawn_local(preview.clone().renders());
        };
        if !tells || request_idle_callback(render.clone()).is_err() {
            render();
        }
    }

    async fn renders(self: Rc<Self>) {
        let text = self.body.value();
        (self.look)(&text);
        let Some(punctuation) = self.punctuation else {
            return;
        };
        let began = Date::now();
        if let Ok(html) = rendered(text, punctuation).await {
            self.shown.set(html);
        }
        self.cost.set(Date::now() - began);
    }

    fn is_waiting(&self) -> bool {
        let waiting = self.waiting.take();
        let is_waiting = waiting.is_some();
        self.waiting.set(waiting);
        is_waiting
    }
}

/// The part of the bundle that renders did not come.
pub(super) struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_logged_by_the_browser: SplitLoaderError) -> Self {
        Self
    }
}

/// Renders a text as its page will. What does that is a part of the bundle of its own.
#[lazy(fallible)]
fn rendered(markdown: String, punctuation: Punctuation) -> Result<SafeHtml, NotLoaded> {
    Ok(markup::post_with(&markdown, punctuation))
}
