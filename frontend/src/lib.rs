//! The client bundle: wakes the islands of a page.
//!
//! `wake.js` calls [`hydrate`] once, then each island by the name Leptos gave it.

// A page is one type, as deep as its HTML.
#![recursion_limit = "512"]

// Nothing here calls the islands: `wake.js` does, by the names under which `app` exports them. This links them in.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Readies the reactive system.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
