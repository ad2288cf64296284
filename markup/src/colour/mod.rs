//! Code in colour: its words become spans with the classes of the design. A tokeniser over a table of languages and no
//! grammars, so that the preview is coloured as the page is, and a text costs what its length is. Everything between the
//! spans goes through `escape`, and without the spans it is the code as it was written.

mod code;
mod languages;
mod length;
mod lines;
mod tags;

use crate::escape;
use code::Code;
use languages::Language;
use std::collections::HashMap;

/// A text has no more coloured words than this; what comes after them stays plain. A word in colour is ten times as long
/// as one without.
const MOST: usize = 20_000;

/// What a piece of code is, as the design colours it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Keyword,
    /// An attribute, a macro, a variable of a shell, the key of a setting.
    Attribute,
    Text,
    Number,
    Function,
    Type,
    Note,
    /// The braces that hold blocks together.
    Punctuation,
    Added,
    Removed,
}

impl Kind {
    const fn class(self) -> &'static str {
        match self {
            Self::Keyword => "tok-k",
            Self::Attribute => "tok-a",
            Self::Text => "tok-s",
            Self::Number => "tok-n",
            Self::Function => "tok-f",
            Self::Type => "tok-t",
            Self::Note => "tok-c",
            Self::Punctuation => "tok-p",
            Self::Added => "tok-add",
            Self::Removed => "tok-del",
        }
    }
}

/// A piece of code, plain or of a kind.
type Piece<'a> = (Option<Kind>, &'a str);

/// The words of a language that are keywords and types.
type Words = HashMap<&'static str, Kind>;

/// The colours of one text.
#[derive(Default)]
pub(crate) struct Colours {
    spans: usize,
    /// By the names of their language, which is made ready once however many blocks are written in it.
    words: HashMap<&'static str, Words>,
}

/// Whether code in a language is written in colour.
pub(crate) fn knows(name: &str) -> bool {
    languages::find(name).is_some()
}

impl Colours {
    /// Writes a whole block of code.
    pub(crate) fn write(&mut self, out: &mut String, language: &str, code: &str) {
        let mut run = Run::default();
        match languages::find(language) {
            Some(Language::Code(grammar)) => {
                let words = self
                    .words
                    .entry(grammar.names)
                    .or_insert_with(|| grammar.words());
                for piece in Code::new(grammar, words, code) {
                    run.add(piece, out, &mut self.spans);
                }
            }
            Some(Language::Tags) => {
                for piece in tags::pieces(code) {
                    run.add(piece, out, &mut self.spans);
                }
            }
            Some(Language::Difference) => {
                for piece in lines::pieces(code) {
                    run.add(piece, out, &mut self.spans);
                }
            }
            None => run.add((None, code), out, &mut self.spans),
        }
        run.close(out);
    }
}

/// Words of one kind with nothing but space between them share a span.
#[derive(Default)]
struct Run<'a> {
    kind: Option<Kind>,
    /// Seen after the last word of the run, and not written yet.
    space: &'a str,
}

impl<'a> Run<'a> {
    fn add(&mut self, (kind, piece): Piece<'a>, out: &mut String, spans: &mut usize) {
        let is_space = kind.is_none() && piece.bytes().all(|byte| byte == b' ');
        if is_space && self.kind.is_some() && self.space.is_empty() {
            self.space = piece;
            return;
        }
        if kind != self.kind || kind.is_none() {
            self.close(out);
            if let Some(kind) = kind.filter(|_| *spans < MOST) {
                *spans += 1;
                out.push_str("<span class=\"");
                out.push_str(kind.class());
                out.push_str("\">");
                self.kind = Some(kind);
            }
        }
        out.push_str(std::mem::take(&mut self.space));
        escape::text(out, piece);
    }

    fn close(&mut self, out: &mut String) {
        if self.kind.take().is_some() {
            out.push_str("</span>");
        }
        out.push_str(std::mem::take(&mut self.space));
    }
}
