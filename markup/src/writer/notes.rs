//! Footnotes: numbered as the text refers to them, collected under it, each with the way back.

use super::{Open, Writer};
use crate::{anchor::PREFIX, escape};
use std::collections::HashMap;

/// A note that is referred to more often than this leads back to the first places only.
const MOST_WAYS_BACK: usize = 20;

/// The notes of a post. Ids have an underscore before their numbers, which the id of no heading has.
#[derive(Default)]
pub(super) struct Notes {
    /// Number and label, in the order of the first references.
    numbers: HashMap<String, usize>,
    /// How often the text refers to each, by number.
    references: Vec<usize>,
    labels: Vec<String>,
    texts: HashMap<String, String>,
}

impl Notes {
    /// The number of a note, from 1, and the how-manyeth reference to it this is.
    fn refer(&mut self, label: &str) -> (usize, usize) {
        let number = match self.numbers.get(label) {
            Some(number) => *number,
            None => {
                self.labels.push(label.to_owned());
                self.references.push(0);
                self.numbers.insert(label.to_owned(), self.labels.len());
                self.labels.len()
            }
        };
        let references = &mut self.references[number - 1];
        *references += 1;
        (number, *references)
    }
}

impl Writer {
    pub(super) fn note_reference(&mut self, label: &str) {
        if self.picture.is_some() {
            return;
        }
        if self.in_link {
            return escape::text(&mut self.out, &format!("[{label}]"));
        }
        let (number, nth) = self.notes.refer(&key(label));
        let id = reference_id(number, nth);
        self.out.push_str(&format!(
            "<sup><a id=\"{id}\" href=\"#{PREFIX}note_{number}\" role=\"doc-noteref\" aria-label=\"Note {number}\">{number}</a></sup>"
        ));
    }

    /// The text of a note is written aside.
    pub(super) fn start_note(&mut self, label: &str) -> Open {
        self.notes_open += 1;
        Open::Note {
            label: key(label),
            outside: std::mem::take(&mut self.out),
        }
    }

    /// Of two notes with one label the first counts.
    pub(super) fn end_note(&mut self, label: String, outside: String) {
        self.notes_open -= 1;
        let text = std::mem::replace(&mut self.out, outside);
        self.notes.texts.entry(label).or_insert(text);
    }

    pub(super) fn write_notes(&mut self) {
        if self.notes.labels.is_empty() {
            return;
        }
        self.new_line();
        self.out.push_str(&format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"{PREFIX}notes_\">\n<h2 id=\"{PREFIX}notes_\">Notes</h2>\n<ol>\n"
        ));
        let notes = std::mem::take(&mut self.notes);
        for (index, label) in notes.labels.iter().enumerate() {
            let number = index + 1;
            let text = notes.texts.get(label).map_or("", String::as_str);
            self.out
                .push_str(&format!("<li id=\"{PREFIX}note_{number}\">"));
            // The way back stands in the last line of the note, not under it.
            let (body, close) = match text.strip_suffix("</p>\n") {
                Some(body) => (body, "</p>\n"),
                None => (text, ""),
            };
            self.out.push_str(body);
            for nth in 1..=notes.references[index].min(MOST_WAYS_BACK) {
                self.write_way_back(number, nth);
            }
            self.out.push_str(close);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn write_way_back(&mut self, number: usize, nth: usize) {
        let id = reference_id(number, nth);
        let place = if nth == 1 {
            String::new()
        } else {
            format!(", place {nth}")
        };
        self.out.push_str(&format!(
            " <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"Back to the text{place}\">Back</a>"
        ));
    }
}

/// Labels are the same whatever the case of their letters, and whatever the space between their words.
fn key(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

fn reference_id(number: usize, nth: usize) -> String {
    if nth == 1 {
        format!("{PREFIX}ref_{number}")
    } else {
        format!("{PREFIX}ref_{number}_{nth}")
    }
}
