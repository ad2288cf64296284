//! The names by which the headings of a post can be linked to.

use domain::Slug;
use std::collections::{HashMap, HashSet};

/// What every id in a text begins with, so that no text can take the place of an id of the page.
pub(crate) const PREFIX: &str = "user-content-";

/// More headings than this have no names: a text of nothing but headings would grow thirtyfold.
const MOST: usize = 1000;

/// The names that are taken in a post.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    taken: HashSet<String>,
    /// How many headings had the same words, so that a thousand of them need no thousand tries each.
    same: HashMap<String, u32>,
}

impl Anchors {
    /// A heading's words in lower case with hyphens, in any script, and a number where they have been used.
    pub(crate) fn name(&mut self, heading: &str) -> Option<String> {
        if self.taken.len() == MOST {
            return None;
        }
        let words = if heading.chars().any(char::is_alphanumeric) {
            Slug::from_title(heading)
        } else {
            Slug::from_title("section")
        };
        let count = self.same.entry(words.as_str().to_owned()).or_default();
        loop {
            *count += 1;
            let name = words.numbered(*count).as_str().to_owned();
            if self.taken.insert(name.clone()) {
                return Some(name);
            }
        }
    }
}
