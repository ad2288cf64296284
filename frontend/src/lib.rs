//! The client bundle: wakes the islands of a page and shows its dates in the reader's own zone.
//!
//! `wake.js` calls [`hydrate`] once, then each island by the name Leptos gave it.

// A page is one type, as deep as its HTML.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

mod dates;

/// Readies the reactive system. The islands themselves are exported by `app`, which this links in.
#[wasm_bindgen]
pub fn hydrate() {
    // Without this the linker sees no use of the crate, and its islands are gone from the bundle.
    use app as _;
    leptos::mount::hydrate_islands();
    dates::show_in_local_zone();
}
