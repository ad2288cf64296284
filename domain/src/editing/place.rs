//! What is marked in a text, and how its places are counted.

use super::Edit;

/// A text, and what is marked in it, in bytes.
pub(super) struct Marked<'a> {
    pub(super) text: &'a str,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl<'a> Marked<'a> {
    /// A place beyond the end is the end, and one inside of a character is before it.
    pub(super) fn new(text: &'a str, (from, to): (u32, u32)) -> Self {
        let from = bytes(text, from);
        let to = from + bytes(&text[from..], to.saturating_sub(units(&text[..from])));
        Self { text, from, to }
    }

    pub(super) fn chosen(&self) -> &'a str {
        &self.text[self.from..self.to]
    }

    /// The same without the white space at both ends, on which no mark of Markdown can stand.
    pub(super) fn trimmed(&self) -> Self {
        let chosen = self.chosen();
        let start = chosen.len() - chosen.trim_start().len();
        let from = self.from + if start == chosen.len() { 0 } else { start };
        Self {
            text: self.text,
            from,
            to: from + chosen.trim().len(),
        }
    }

    /// The same as far as whole lines, without the line break at the end.
    pub(super) fn lines(&self) -> Self {
        let from = self.text[..self.from].rfind('\n').map_or(0, |at| at + 1);
        // Who marks a line with its break does not mean the line after it.
        let end = if self.to > self.from && self.text[..self.to].ends_with('\n') {
            self.to - 1
        } else {
            self.to
        };
        let end = end.max(from);
        let to = self.text[end..]
            .find('\n')
            .map_or(self.text.len(), |at| end + at);
        Self {
            text: self.text,
            from,
            to,
        }
    }

    /// Changes every marked line. What was marked stays so; a caret stays behind the word that it stood behind.
    pub(super) fn each_line(&self, change: impl Fn(&str) -> String) -> Edit {
        let lines = self.lines();
        let changed: Vec<String> = lines.chosen().split('\n').map(change).collect();
        let changed = changed.join("\n");
        let behind = lines.to.saturating_sub(self.from).min(changed.len());
        let at = changed.len() - behind;
        if self.from == self.to && changed.is_char_boundary(at) {
            lines.replace(changed, at, behind)
        } else {
            lines.replace(changed, 0, 0)
        }
    }

    /// Puts `insert` in the place of what is marked. Marked is then what begins `before` bytes into it and ends `after`
    /// bytes before its end.
    pub(super) fn replace(&self, insert: String, before: usize, after: usize) -> Edit {
        let from = units(&self.text[..self.from]);
        let select = (
            from + units(&insert[..before]),
            from + units(&insert[..insert.len() - after]),
        );
        Edit {
            from,
            to: from + units(self.chosen()),
            insert,
            select,
        }
    }
}

fn units(text: &str) -> u32 {
    let units = text.chars().map(char::len_utf16).sum::<usize>();
    u32::try_from(units).unwrap_or(u32::MAX)
}

fn bytes(text: &str, units: u32) -> usize {
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        seen += u32::try_from(c.len_utf16()).unwrap_or(1);
        if seen > units {
            return at;
        }
    }
    text.len()
}
