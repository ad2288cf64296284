//! Paragraphs, headings, code, quotes and lists.

use super::{Open, Writer};
use crate::{Dialect, anchor, escape};
use pulldown_cmark::{CodeBlockKind, HeadingLevel};

impl Writer {
    pub(super) fn start_paragraph(&mut self) -> Open {
        self.new_line();
        self.out.push_str("<p>");
        Open::Block("</p>\n")
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
        self.out
            .insert_str(start, &format!("<h{level} id=\"{id}\">"));
        self.out.push_str(&format!(
            "<a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to this section\">#</a></h{level}>\n"
        ));
    }

    pub(super) fn start_quote(&mut self) -> Open {
        self.new_line();
        if !self.has_room(1) {
            return Open::Nothing;
        }
        self.containers += 1;
        self.out.push_str("<blockquote>\n");
        Open::Container("</blockquote>\n")
    }

    /// A list takes room for its items as well, so that there is never one without the other.
    pub(super) fn start_list(&mut self, first: Option<u64>) -> Open {
        self.new_line();
        if !self.has_room(2) {
            return Open::Nothing;
        }
        self.containers += 1;
        let Some(first) = first else {
            self.out.push_str("<ul>\n");
            return Open::Container("</ul>\n");
        };
        if first == 1 {
            self.out.push_str("<ol>\n");
        } else {
            self.out.push_str(&format!("<ol start=\"{first}\">\n"));
        }
        Open::Container("</ol>\n")
    }

    pub(super) fn start_item(&mut self) -> Open {
        self.new_line();
        let in_list = matches!(self.open.last(), Some(Open::Container(_)));
        if !in_list {
            return Open::Nothing;
        }
        self.containers += 1;
        self.out.push_str("<li>");
        Open::Container("</li>\n")
    }

    /// The box of a task cannot be ticked by a reader, and says in words what it shows.
    pub(super) fn task(&mut self, done: bool) {
        self.out.push_str(if done {
            "<input type=\"checkbox\" disabled checked aria-label=\"Done\"> "
        } else {
            "<input type=\"checkbox\" disabled aria-label=\"To do\"> "
        });
    }

    /// Long lines scroll within the block, so the keyboard has to be able to get there.
    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>) -> Open {
        self.new_line();
        self.out.push_str("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = language(info)
        {
            self.out
                .push_str(&format!(" class=\"language-{language}\""));
        }
        self.out.push('>');
        Open::Block("</code></pre>\n")
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
        if self.picture.is_some() {
            return self.text(code);
        }
        if let Some(heading) = &mut self.heading {
            heading.push_str(code);
        }
        self.out.push_str("<code>");
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
