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

/// Bytes that nobody reads and nobody loads. The bundle is split by what each part reaches, its constants included, and a
/// constant that overlaps with one of another part is written twice. Should they not fit where they all stood before, they
/// stay together, in the part that every page loads. This is the room they need: it is reached by nothing, so it is left out.
#[used]
static ROOM_FOR_SPLITTING: [u8; 16 * 1024] = [1; 16 * 1024];
