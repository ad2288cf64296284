//! Paragraphs, headings and code.

use super::{Open, Writer};
use crate::{Dialect, anchor, colour, escape};
use pulldown_cmark::{CodeBlockKind, HeadingLevel};

impl Writer {
    pub(super) fn start_paragraph(&mut self) -> Open {
        self.new_line();
        let start = self.out.len();
        self.alone = None;
        self.out.push_str("<p>");
        Open::Paragraph { start }
    }

    /// A paragraph of nothing but a picture may be a figure.
    pub(super) fn end_paragraph(&mut self, start: usize) {
        match self.alone.take() {
            Some(alone) if alone.is_all_of(start, &self.out) => self.write_figure(start, &alone),
            _ => self.out.push_str("</p>\n"),
        }
    }

    pub(super) fn start_heading(&mut self, level: HeadingLevel) -> Open {
        if self.dialect == Dialect::Comment {
            return self.start_paragraph();
        }
        self.new_line();
        self.heading = Some(String::new());
        Open::Heading {
            level: self.outline.rank(level as u8),
            start: self.out.len(),
        }
    }

    /// Only now are all words known of which the id is made.
    pub(super) fn end_heading(&mut self, level: u8, start: usize) {
        let words = self.heading.take().unwrap_or_default();
        let Some(name) = self.anchors.name(&words) else {
            self.out.insert_str(start, &format!("<h{level}>"));
            return self.out.push_str(&format!("</h{level}>\n"));
        };
        let id = format!("{}{name}", anchor::PREFIX);
        if self.containers == 0 && self.notes_open == 0 {
            self.contents.add(level, &id, &words);
        }
        self.out
            .insert_str(start, &format!("<h{level} id=\"{id}\">"));
        self.out.push_str(&format!(
            "<a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to this section\">#</a></h{level}>\n"
        ));
    }

    /// Long lines scroll within the block, so the keyboard has to be able to get there.
    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>) -> Open {
        self.new_line();
        self.out.push_str("<pre tabindex=\"0\"><code");
        let language = match kind {
            CodeBlockKind::Fenced(info) => language(info),
            CodeBlockKind::Indented => None,
        };
        if let Some(language) = &language {
            self.out
                .push_str(&format!(" class=\"language-{language}\""));
        }
        self.out.push('>');
        self.code_text = language
            .filter(|language| colour::knows(language))
            .map(|language| (language, String::new()));
        Open::Code
    }

    /// Code is coloured as a whole: a comment goes over several lines.
    pub(super) fn end_code(&mut self) {
        if let Some((language, code)) = self.code_text.take() {
            self.colours.write(&mut self.out, &language, &code);
        }
        self.out.push_str("</code></pre>\n");
    }

    /// Comments have no rules, so theirs are the stars that were typed.
    pub(super) fn rule(&mut self) {
        self.new_line();
        self.out.push_str(match self.dialect {
            Dialect::Post => "<hr>\n",
            Dialect::Comment => "<p>* * *</p>\n",
        });
    }

    pub(super) fn line_break(&mut self) {
        if self.picture.is_some() || self.heading.is_some() {
            self.text(" ");
        } else {
            self.out.push_str("<br>\n");
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        self.inline_code("<code>", code);
    }

    /// Formulas stay what was written, dollars and all, and are set like code.
    pub(super) fn math(&mut self, formula: &str, class: &str, dollars: &str) {
        let written = format!("{dollars}{formula}{dollars}");
        self.inline_code(&format!("<code class=\"{class}\">"), &written);
    }

    fn inline_code(&mut self, open: &str, code: &str) {
        if self.picture.is_some() {
            return self.text(code);
        }
        if let Some(heading) = &mut self.heading {
            heading.push_str(code);
        }
        self.out.push_str(open);
        escape::text(&mut self.out, code);
        self.out.push_str("</code>");
    }
}

/// The first word after the fence, if it could be the name of a language and nothing else.
fn language(info: &str) -> Option<String> {
    const LONGEST: usize = 32;
    let word = info.split([' ', '\t', ',', '{']).next()?;
    let is_name = !word.is_empty()
        && word.len() <= LONGEST
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-#._".contains(&byte));
    is_name.then(|| word.to_ascii_lowercase())
}
