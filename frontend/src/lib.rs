//! The client bundle: wakes the islands of a page.
//!
//! `wake.js` calls [`hydrate`] once, then each island by the name Leptos gave it.

// A page is one type, as deep as its HTML.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Readies the reactive system. The islands themselves are exported by `app`, which this links in.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
