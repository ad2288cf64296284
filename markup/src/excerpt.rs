//! The beginning of a post as plain text.

use pulldown_cmark::{Event, Tag};

/// Longest excerpt in characters, which is what search engines show of a description.
const LONGEST: usize = 200;

/// How far back from the end a cut looks for the end of a word; scripts without spaces are cut in between.
const LONGEST_WORD: usize = 40;

pub(crate) fn of<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let mut words = Words::default();
    let mut skipped = 0_usize;
    for event in events {
        match event {
            Event::Start(_) if skipped > 0 => skipped += 1,
            Event::Start(tag) if is_no_prose(&tag) => skipped = 1,
            Event::End(_) if skipped > 0 => skipped -= 1,
            _ if skipped > 0 => {}
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => words.push(&text),
            Event::InlineMath(formula) => words.push(&format!("${formula}$")),
            Event::DisplayMath(formula) => words.push(&format!("$${formula}$$")),
            Event::SoftBreak | Event::HardBreak => words.pending = true,
            Event::Start(tag) => words.pending |= is_block(&tag),
            _ => {}
        }
        if words.length > LONGEST {
            return cut(&words.text);
        }
    }
    words.text
}

/// Text in which every run of white space is one space.
#[derive(Default)]
struct Words {
    text: String,
    /// Characters in `text`.
    length: usize,
    /// A space comes before the next word.
    pending: bool,
}

impl Words {
    fn push(&mut self, raw: &str) {
        for c in raw.chars() {
            if c.is_whitespace() || c.is_control() {
                self.pending = true;
                continue;
            }
            if std::mem::take(&mut self.pending) && !self.text.is_empty() {
                self.text.push(' ');
                self.length += 1;
            }
            self.text.push(c);
            self.length += 1;
            if self.length > LONGEST {
                return;
            }
        }
    }
}

const fn is_no_prose(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Heading { .. }
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::Table(_)
            | Tag::Image { .. }
            | Tag::FootnoteDefinition(_)
    )
}

const fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Item
            | Tag::BlockQuote(_)
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
    )
}

/// Cuts a text that is too long after a word.
fn cut(text: &str) -> String {
    let kept: Vec<char> = text.chars().take(LONGEST - 1).collect();
    let word_end = kept
        .iter()
        .rposition(|c| *c == ' ')
        .filter(|at| at + LONGEST_WORD >= kept.len())
        .unwrap_or(kept.len());
    let mut out: String = kept[..word_end].iter().collect();
    out.truncate(out.trim_end_matches([' ', ',', ';', ':', '-', '–']).len());
    out.push('…');
    out
}
