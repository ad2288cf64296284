//! The renderer behind the plainest door that WebAssembly has: bytes in memory. `scripts/same-html` loads it in Node and
//! asks it what it asks the program beside it.

use markup::Punctuation;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Every kind of text that is made of Markdown.
pub const KINDS: [&str; 4] = ["post", "post, smart punctuation", "comment", "excerpt"];

/// What a text becomes as one of [`KINDS`], by its place there.
#[must_use]
pub fn render(kind: usize, markdown: &str) -> String {
    match kind {
        0 => markup::post(markdown).into_string(),
        1 => markup::post_with(markdown, Punctuation::Smart).into_string(),
        2 => markup::comment(markdown).into_string(),
        _ => markup::excerpt(markdown),
    }
}

/// The text, and then what became of it.
static BYTES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

fn bytes() -> MutexGuard<'static, Vec<u8>> {
    BYTES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes room for a text of so many bytes, and says where to put it.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *const u8 {
    let mut bytes = bytes();
    bytes.clear();
    bytes.resize(length, 0);
    bytes.as_ptr()
}

/// Renders what stands there, and says how long the result is.
#[unsafe(no_mangle)]
pub extern "C" fn render_in_place(kind: usize) -> usize {
    let mut bytes = bytes();
    *bytes = render(kind, &String::from_utf8_lossy(&bytes)).into_bytes();
    bytes.len()
}

/// Where the result begins.
#[unsafe(no_mangle)]
pub extern "C" fn result() -> *const u8 {
    bytes().as_ptr()
}
