//! Text and preview scroll together: what is in the middle of one is in the middle of the other.

use leptos::html::Section;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The two panes. On a small screen there is one at a time, and nothing to follow.
#[derive(Clone, Copy)]
pub(super) struct Facing {
    pub(super) write: NodeRef<Section>,
    pub(super) preview: NodeRef<Section>,
    /// Where a pane was put last, so that following is not answered by following.
    put: StoredValue<Option<i32>>,
}

impl Facing {
    pub(super) fn new() -> Self {
        Self {
            write: NodeRef::new(),
            preview: NodeRef::new(),
            put: StoredValue::new(None),
        }
    }

    pub(super) fn write_scrolled(self) {
        self.follow(self.write, "#body", self.preview, ".prose");
    }

    pub(super) fn preview_scrolled(self) {
        self.follow(self.preview, ".prose", self.write, "#body");
    }

    fn follow(self, from: NodeRef<Section>, from_text: &str, to: NodeRef<Section>, to_text: &str) {
        let (Some(from), Some(to)) = (from.get_untracked(), to.get_untracked()) else {
            return;
        };
        let top = from.scroll_top();
        let was_put = self
            .put
            .get_value()
            .is_some_and(|put| (put - top).abs() <= 2);
        self.put.set_value(None);
        let (Some(here), Some(there)) = (text(&from, from_text), text(&to, to_text)) else {
            return;
        };
        if was_put {
            return;
        }
        let middle = f64::from(from.client_height()) / 2.0;
        let height = f64::from(here.offset_height().max(1));
        let part = (f64::from(top) + middle - f64::from(here.offset_top())) / height;
        let other = f64::from(there.offset_top())
            + part.clamp(0.0, 1.0) * f64::from(there.offset_height())
            - f64::from(to.client_height()) / 2.0;
        let other = match top {
            // What stands above the text is there to be seen too.
            0 => 0,
            _ => other.max(0.0) as i32,
        };
        if (other - to.scroll_top()).abs() > 2 {
            to.set_scroll_top(other);
            self.put.set_value(Some(to.scroll_top()));
        }
    }
}

fn text(pane: &Element, selector: &str) -> Option<HtmlElement> {
    pane.query_selector(selector).ok()??.dyn_into().ok()
}
