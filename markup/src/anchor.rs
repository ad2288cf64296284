//! The names by which the headings of a post can be linked to.

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
        let words = hyphenate(heading);
        let count = self.same.entry(words.clone()).or_default();
        loop {
            *count += 1;
            let name = if *count == 1 {
                words.clone()
            } else {
                format!("{words}-{count}")
            };
            if self.taken.insert(name.clone()) {
                return Some(name);
            }
        }
    }
}

/// Where a heading stands below the others. Whoever listens to a page finds their way by ranks without gaps, so the ranks
/// come from the order of the headings: the first are `h2`, below the title, and each deeper one is one step down.
#[derive(Debug, Default)]
pub(crate) struct Outline(Vec<u8>);

impl Outline {
    /// The rank, 2 to 6, of a heading with so many `#`.
    pub(crate) fn rank(&mut self, depth: u8) -> u8 {
        while self.0.last().is_some_and(|above| *above >= depth) {
            self.0.pop();
        }
        self.0.push(depth);
        u8::try_from(self.0.len() + 1).unwrap_or(6).min(6)
    }
}

/// Longest name in characters, without its number.
const LONGEST: usize = 80;

/// Not a slug of `domain`: a slug is brought into a normal form, and the tables for that are half the size of this
/// crate in the browser. A name only has to be the same each time.
fn hyphenate(heading: &str) -> String {
    let lower: String = heading.chars().flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = lower
        .split(|c| !keeps(c))
        .filter(|word| !word.is_empty())
        .collect();
    let name: String = words.join("-").chars().take(LONGEST).collect();
    let name = name.trim_end_matches('-');
    if name.chars().any(char::is_alphanumeric) {
        name.to_owned()
    } else {
        "section".to_owned()
    }
}

/// Letters, digits and marks of any script: whatever is neither ASCII punctuation, a space nor in one of the blocks of
/// punctuation.
fn keeps(c: char) -> bool {
    let punctuation = matches!(c, '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}'
        | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}');
    c.is_alphanumeric() || !(c.is_ascii() || c.is_whitespace() || c.is_control() || punctuation)
}
