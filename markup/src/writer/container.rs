//! What holds other blocks: quotes, callouts, lists and definitions.

use super::{Open, Writer};
use pulldown_cmark::BlockQuoteKind;

impl Writer {
    pub(super) fn start_quote(&mut self, kind: Option<BlockQuoteKind>) -> Open {
        self.new_line();
        if !self.has_room(1) {
            return Open::Nothing;
        }
        self.containers += 1;
        let Some(kind) = kind else {
            self.out.push_str("<blockquote>\n");
            return Open::Container("</blockquote>\n");
        };
        let (class, word) = callout(kind);
        self.out.push_str(&format!(
            "<div class=\"callout {class}\" role=\"note\">\n<p class=\"callout-title\">{word}</p>\n"
        ));
        Open::Container("</div>\n")
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
        self.start_in_list("<li>", "</li>\n")
    }

    /// Like a list; a term in it has room where a definition has.
    pub(super) fn start_definitions(&mut self) -> Open {
        self.new_line();
        if !self.has_room(2) {
            return Open::Nothing;
        }
        self.containers += 1;
        self.out.push_str("<dl>\n");
        Open::Container("</dl>\n")
    }

    pub(super) fn start_term(&mut self) -> Open {
        self.new_line();
        self.start_in_list("<dt>", "</dt>\n")
    }

    pub(super) fn start_definition(&mut self) -> Open {
        self.new_line();
        self.start_in_list("<dd>", "</dd>\n")
    }

    fn start_in_list(&mut self, open: &str, close: &'static str) -> Open {
        let in_list = matches!(self.open.last(), Some(Open::Container(_)));
        if !in_list {
            return Open::Nothing;
        }
        self.containers += 1;
        self.out.push_str(open);
        Open::Container(close)
    }

    /// The box of a task cannot be ticked by a reader, and says in words what it shows.
    pub(super) fn task(&mut self, done: bool) {
        self.out.push_str(if done {
            "<input type=\"checkbox\" disabled checked aria-label=\"Done\"> "
        } else {
            "<input type=\"checkbox\" disabled aria-label=\"To do\"> "
        });
    }
}

/// The class of a callout, and the word that says what it is to those who see no colour.
const fn callout(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("callout-note", "Note"),
        BlockQuoteKind::Tip => ("callout-tip", "Tip"),
        BlockQuoteKind::Important => ("callout-important", "Important"),
        BlockQuoteKind::Warning => ("callout-warning", "Warning"),
        BlockQuoteKind::Caution => ("callout-caution", "Caution"),
    }
}
