//! Which pictures a text shows, and showing another in the place of one. A text is Markdown, HTML or an address: what is
//! looked for is the address of an upload, which looks the same in all of them.

use crate::Picture;
use crate::picture::is_hash;
use std::collections::BTreeSet;

const START: &str = "/media/";
const HASH: usize = 64;

/// The hashes of the pictures that a text shows.
#[must_use]
pub fn hashes(text: &str) -> BTreeSet<String> {
    text.match_indices(START)
        .filter_map(|(at, _)| text.get(at + START.len()..at + START.len() + HASH))
        .filter(|hash| is_hash(hash))
        .map(str::to_owned)
        .collect()
}

/// The text with `picture` in each place of the one with this hash.
#[must_use]
pub fn replaced(text: &str, hash: &str, picture: &Picture) -> String {
    let old = format!("{START}{hash}.");
    let mut parts = text.split(&old);
    let mut new = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        new.push_str(&picture.address());
        new.push_str(&part[rest_of_address(part)..]);
    }
    new
}

/// How much of the text still belongs to an address whose hash ended before it: `jpg?w=1&h=2`, say, or `480.webp`.
fn rest_of_address(text: &str) -> usize {
    let words = |text: &str| text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let mut end = words(text);
    if let Some(more) = text[end..].strip_prefix('.') {
        let extension = words(more);
        // A full stop at the end of a sentence is none of the address.
        end += if extension > 0 { extension + 1 } else { 0 };
    }
    end + size(&text[end..]).unwrap_or(0)
}

/// The length of `?w=1600&h=900`, also as HTML writes it.
fn size(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let after_width = text.strip_prefix("?w=")?;
    let after_width = &after_width[digits(after_width)..];
    let after = after_width
        .strip_prefix("&h=")
        .or_else(|| after_width.strip_prefix("&amp;h="))?;
    let after = &after[digits(after)..];
    Some(text.len() - after.len())
}
