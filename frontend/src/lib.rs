//! The client bundle: wakes the islands of a page and shows its dates in the reader's own zone.
//!
//! `wake.js` calls [`hydrate`] once, then each island by the name Leptos gave it.

// A page is one type, as deep as its HTML.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Readies the reactive system. The islands themselves are exported by `app`, which this links in.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
    app::ui::show_in_local_zone();
}
