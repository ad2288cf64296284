//! Keeps what is typed: on this device while the fingers move, and at the site when they rest.

use super::fields::{self, Fields};
use super::moment::{drawer, new_key, time_of_day};
use super::state::State;
use crate::AppError;
use crate::device::{self, Drawer};
use crate::unsaved::{copy_number, keep_copy};
use domain::UserId;
use domain::post::PostForm;
use domain::unsaved::Since;
use leptos::leptos_dom::helpers::set_interval;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use web_sys::HtmlFormElement;
use web_sys::js_sys::Date;

/// How often it looks whether there is something to keep.
const TICK: Duration = Duration::from_millis(400);
/// How long fingers rest before the site is asked, in milliseconds.
const PAUSE: f64 = 2_000.0;
/// Who never rests is saved after that long all the same.
const AT_THE_LATEST: f64 = 15_000.0;
/// The site is asked again after that long at most.
const LONGEST_WAIT: f64 = 30_000.0;

/// One editor's. Lives as long as its page.
pub(super) struct Keeper {
    me: UserId,
    form: HtmlFormElement,
    pub(super) state: RwSignal<State>,
    /// When the last key was pressed, and the first that the site does not know of.
    typed: Cell<f64>,
    since: Cell<Option<f64>>,
    /// Typed since it was kept on this device.
    fresh: Cell<bool>,
    asking: Cell<bool>,
    /// The form itself is on its way, and this page as good as gone.
    sent: Cell<bool>,
    failures: Cell<u32>,
    not_before: Cell<f64>,
    /// What the site has.
    saved: RefCell<Option<PostForm>>,
}

impl Keeper {
    pub(super) fn new(me: UserId, form: HtmlFormElement, state: RwSignal<State>) -> Rc<Self> {
        let saved = fields::as_form(fields::read(&form));
        let keeper = Rc::new(Self {
            me,
            form,
            state,
            typed: Cell::new(0.0),
            since: Cell::new(None),
            fresh: Cell::new(false),
            asking: Cell::new(false),
            sent: Cell::new(false),
            failures: Cell::new(0),
            not_before: Cell::new(0.0),
            saved: RefCell::new(saved),
        });
        let ticks = keeper.clone();
        // One for as long as the page is open: a timer that an event or an effect sets goes with what handled it.
        let _ = set_interval(move || ticks.tick(), TICK);
        keeper
    }

    /// Somebody typed. Does next to nothing: the next key may be on its way.
    pub(super) fn hears(self: &Rc<Self>) {
        let now = Date::now();
        self.typed.set(now);
        self.fresh.set(true);
        self.sent.set(false);
        if self.since.get().is_none() {
            self.since.set(Some(now));
        }
        if matches!(
            &*self.state.read_untracked(),
            State::Untouched | State::Saved(_)
        ) {
            self.state.set(State::Saving);
        }
    }

    /// The form has words in it already that nobody has saved.
    pub(super) fn begins_unsaved(self: &Rc<Self>) {
        self.saved.replace(None);
        self.hears();
    }

    /// The page may be gone in a moment.
    pub(super) fn keep_here(&self) {
        if !self.fresh.replace(false) {
            return;
        }
        let fields = fields::read(&self.form);
        let kept = serde_json::to_string(&(Date::now(), &fields))
            .is_ok_and(|text| self.drawer(fields).is_some_and(|drawer| drawer.keep(&text)));
        if !kept && matches!(&*self.state.read_untracked(), State::OnlyHere(_)) {
            self.state.set(State::Nowhere);
        }
    }

    /// What is typed here is on its way with the form itself.
    pub(super) fn sends(&self) {
        self.keep_here();
        self.sent.set(true);
        if let Some(drawer) = self.drawer(fields::read(&self.form)) {
            device::is_sent(&drawer);
        }
    }

    /// Something happened after which the site may answer.
    pub(super) fn tries_again(self: &Rc<Self>) {
        self.sent.set(false);
        if self.since.get().is_some() {
            self.not_before.set(0.0);
            self.typed.set(0.0);
            self.tick();
        }
    }

    /// Lets what is here take the place of what is kept. That becomes a version of the post.
    pub(super) fn insists(self: &Rc<Self>) {
        let keeper = self.clone();
        leptos::task::spawn_local(async move {
            let form = fields::as_form(fields::read(&keeper.form)).unwrap_or_default();
            match form.base().post {
                Some(post) => {
                    if let Ok(number) = copy_number(post).await {
                        fields::set(&keeper.form, "copy", &number.to_string());
                    }
                }
                // A new post is known by its key alone: with another, it is another.
                None => {
                    fields::set(&keeper.form, "key", &new_key());
                    fields::set(&keeper.form, "copy", "");
                }
            }
            keeper.tries_again();
        });
    }

    fn drawer(&self, fields: Fields) -> Option<Drawer> {
        let form = fields::as_form(fields)?;
        Some(drawer(self.me, &form))
    }

    fn tick(self: &Rc<Self>) {
        self.keep_here();
        let Some(since) = self.since.get().filter(|_| !self.sent.get()) else {
            return;
        };
        let now = Date::now();
        let rests = now - self.typed.get() >= PAUSE || now - since >= AT_THE_LATEST;
        if rests && now >= self.not_before.get() && !self.asking.get() {
            self.asks();
        }
    }

    fn asks(self: &Rc<Self>) {
        let Some(form) = fields::as_form(fields::read(&self.form)) else {
            return;
        };
        let same = |saved: &PostForm| saved.words() == form.words() && saved.key == form.key;
        if self.saved.borrow().as_ref().is_some_and(same) {
            self.rests(&form, None);
            return;
        }
        self.asking.set(true);
        self.since.set(None);
        let began = Date::now();
        let keeper = self.clone();
        leptos::task::spawn_local(async move {
            let kept = keep_copy(keeper.me, form.clone()).await;
            keeper.asking.set(false);
            match kept {
                Ok(kept) => {
                    fields::set(&keeper.form, "copy", &kept.number.to_string());
                    keeper.rests(&form, Some(kept.since));
                }
                Err(error) => {
                    if keeper.since.get().is_none() {
                        keeper.since.set(Some(began));
                    }
                    keeper.fails(error);
                }
            }
        });
    }

    /// The site has `form`; what was typed since then is still to come.
    fn rests(self: &Rc<Self>, form: &PostForm, since: Option<Since>) {
        self.failures.set(0);
        self.saved.replace(Some(form.clone()));
        if self.typed.get() > 0.0 && self.fresh.get() {
            return;
        }
        let now = fields::as_form(fields::read(&self.form));
        if now.is_some_and(|now| now.words() != form.words()) {
            self.since.set(Some(Date::now()));
            return;
        }
        self.since.set(None);
        drawer(self.me, form).forget();
        self.state.set(match since {
            Some(since @ (Since::Yourself | Since::Others)) => State::Behind(since),
            _ => State::Saved(time_of_day()),
        });
    }

    fn fails(self: &Rc<Self>, error: AppError) {
        let failures = self.failures.get().min(8);
        self.failures.set(failures + 1);
        let wait = (1_000.0 * f64::from(1_u32 << failures)).min(LONGEST_WAIT);
        self.not_before.set(Date::now() + wait);
        self.fresh.set(true);
        self.state.set(State::OnlyHere(error));
        self.keep_here();
    }
}
