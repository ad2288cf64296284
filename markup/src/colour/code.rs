//! Code of languages that consist of words, texts in quotes, numbers and comments, which is nearly all of them.
//!
//! Each step takes what it has looked at, so that the whole costs what its length is.

use super::languages::{Grammar, Trait};
use super::length::{bracket, character, closed, line, number, word_after};
use super::{Kind, Piece, Words};

/// Cuts code into pieces that together are the code.
pub(super) struct Code<'a> {
    grammar: &'static Grammar,
    words: &'a Words,
    code: &'a str,
    at: usize,
}

impl<'a> Code<'a> {
    pub(super) fn new(grammar: &'static Grammar, words: &'a Words, code: &'a str) -> Self {
        Self {
            grammar,
            words,
            code,
            at: 0,
        }
    }

    fn has(&self, what: Trait) -> bool {
        self.grammar.traits.contains(&what)
    }

    fn rest(&self) -> &'a str {
        &self.code[self.at..]
    }

    /// What comes next, and how long it is.
    fn next_piece(&self) -> (Option<Kind>, usize) {
        let rest = self.rest();
        let first = rest.chars().next().unwrap_or(' ');
        if let Some(length) = self.comment(rest) {
            return (Some(Kind::Note), length);
        }
        if let Some(length) = self.attribute(rest) {
            return (Some(Kind::Attribute), length);
        }
        if let Some(length) = self.quoted(rest, first) {
            return (Some(self.or_key(Kind::Text, length)), length);
        }
        if first.is_ascii_digit() {
            return (Some(Kind::Number), number(rest));
        }
        if first == '_' || first.is_alphabetic() {
            let length = self.word(rest);
            return (self.kind_of(&rest[..length], length), length);
        }
        match first {
            '{' | '}' => (Some(Kind::Punctuation), 1),
            ' ' => (None, rest.len() - rest.trim_start_matches(' ').len()),
            _ => (None, first.len_utf8()),
        }
    }

    fn comment(&self, rest: &str) -> Option<usize> {
        for (open, close) in self.grammar.block_comments {
            if let Some(inside) = rest.strip_prefix(open) {
                let end = inside.find(close).map(|at| at + open.len() + close.len());
                return Some(end.unwrap_or(rest.len()));
            }
        }
        let opens = |mark: &&&str| rest.starts_with(**mark) && self.may_open_comment(mark);
        let _ = self.grammar.line_comments.iter().find(opens)?;
        Some(line(rest))
    }

    /// A `#` within a word or an address is none; of the other marks, no part of a word is one.
    fn may_open_comment(&self, mark: &str) -> bool {
        let before = self.code[..self.at].chars().next_back();
        mark != "#" || before.is_none_or(|c| c.is_whitespace() || "({[;,".contains(c))
    }

    /// `#[derive(…)]`, `#include`, `@decorator`, `$variable`, `name!` and the like.
    fn attribute(&self, rest: &str) -> Option<usize> {
        let first = rest.chars().next()?;
        match first {
            '#' if self.has(Trait::HashBrackets) && opens_bracket(rest) => Some(bracket(rest)),
            '#' if self.has(Trait::HashWords) => word_after(rest, 1),
            '@' if self.has(Trait::AtWords) => word_after(rest, 1),
            '$' if self.has(Trait::DollarWords) => {
                let braced = usize::from(rest.starts_with("${"));
                word_after(rest, 1 + braced)
            }
            '[' if self.has(Trait::Sections) && self.begins_line() => Some(line(rest)),
            _ => None,
        }
    }

    fn begins_line(&self) -> bool {
        self.at == 0 || self.code[..self.at].ends_with('\n')
    }

    /// A text in quotes, with what stands directly before the first of them.
    fn quoted(&self, rest: &str, first: char) -> Option<usize> {
        if self.has(Trait::Lifetimes) && first == '\'' {
            return character(rest);
        }
        let mut before = 0;
        if self.has(Trait::PrefixedTexts) && first.is_ascii_alphabetic() {
            before = rest
                .bytes()
                .take(3)
                .take_while(u8::is_ascii_alphabetic)
                .count();
            if let Some(length) = self.raw(rest, before) {
                return Some(length);
            }
        }
        let text = &rest[before..];
        let quote = text.chars().next()?;
        if !self.grammar.quotes.contains(quote) || before > 2 {
            return None;
        }
        let triple = [quote, quote, quote].iter().collect::<String>();
        if self.has(Trait::TripleQuotes) && text.starts_with(&triple) {
            let end = text[3..].find(&triple).map(|at| at + 6);
            return Some(before + end.unwrap_or(text.len()));
        }
        let over_lines = quote == '`' || self.has(Trait::TextsOverLines);
        Some(before + closed(text, quote, over_lines))
    }

    /// `r#"…"#` of Rust, with as many `#` as it likes, and no escapes.
    fn raw(&self, rest: &str, before: usize) -> Option<usize> {
        if !self.has(Trait::Lifetimes) || !rest[..before].ends_with('r') {
            return None;
        }
        let hashes = rest[before..]
            .bytes()
            .take_while(|byte| *byte == b'#')
            .count();
        let inside = rest[before + hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = inside
            .find(&close)
            .map(|at| before + hashes + 1 + at + close.len());
        Some(end.unwrap_or(rest.len()))
    }

    fn word(&self, rest: &str) -> usize {
        let dashes = self.has(Trait::Dashes);
        let of_word = |c: char| c == '_' || c.is_alphanumeric() || (dashes && c == '-');
        rest.len() - rest.trim_start_matches(of_word).len()
    }

    fn kind_of(&self, word: &str, length: usize) -> Option<Kind> {
        let after = &self.rest()[length..];
        if self.has(Trait::Macros) && after.starts_with('!') && !after.starts_with("!=") {
            return Some(Kind::Attribute);
        }
        if self.is_key(after) {
            return Some(Kind::Attribute);
        }
        let lower;
        let looked_up = if self.has(Trait::AnyCase) && word.len() <= LONGEST {
            lower = word.to_ascii_lowercase();
            &lower
        } else {
            word
        };
        if let Some(kind) = self.words.get(looked_up) {
            return Some(*kind);
        }
        if self.has(Trait::Calls) && after.starts_with('(') {
            return Some(Kind::Function);
        }
        let is_type = self.has(Trait::Capitals) && is_name_of_type(word);
        is_type.then_some(Kind::Type)
    }

    fn or_key(&self, kind: Kind, length: usize) -> Kind {
        if self.is_key(&self.rest()[length..]) {
            Kind::Attribute
        } else {
            kind
        }
    }

    /// Whether what was read names the value that follows it.
    fn is_key(&self, after: &str) -> bool {
        let after = after.trim_start_matches(' ');
        (self.has(Trait::Keys) && after.starts_with([':', '=']))
            || (self.has(Trait::Properties) && after.starts_with(": "))
    }
}

impl<'a> Iterator for Code<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.at == self.code.len() {
            return None;
        }
        let (kind, length) = self.next_piece();
        let piece = &self.rest()[..length];
        self.at += length;
        Some((kind, piece))
    }
}

/// The longest keyword there is.
const LONGEST: usize = 16;

fn opens_bracket(rest: &str) -> bool {
    rest.starts_with("#[") || rest.starts_with("#![")
}

/// `String` and `T`, and not `MAX`.
fn is_name_of_type(word: &str) -> bool {
    let mut chars = word.chars();
    let is_capital = chars.next().is_some_and(char::is_uppercase);
    is_capital && (word.chars().count() == 1 || chars.any(char::is_lowercase))
}
