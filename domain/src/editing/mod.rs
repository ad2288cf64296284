//! What the buttons and keys of the editor do to a text: plain functions from a text and what is marked in it to a change.
//!
//! Places are counted as browsers count them, in UTF-16 units.

mod continuing;
mod inline;
mod lines;
mod place;

pub use continuing::{break_line, indent, outdent};
pub use inline::paste;
use place::Marked;

/// A change of a text: what stands from `from` to `to` gives way to `insert`, and then `select` is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub from: u32,
    pub to: u32,
    pub insert: String,
    pub select: (u32, u32),
}

/// What a button of the toolbar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Heading,
    Bold,
    Italic,
    Link,
    Image,
    Quote,
    List,
    Code,
}

impl Tool {
    /// In the order of the toolbar.
    pub const ALL: [Self; 8] = [
        Self::Heading,
        Self::Bold,
        Self::Italic,
        Self::Link,
        Self::Image,
        Self::Quote,
        Self::List,
        Self::Code,
    ];

    /// The tool of a key that is pressed together with Ctrl or Cmd.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "b" | "B" => Some(Self::Bold),
            "i" | "I" => Some(Self::Italic),
            "k" | "K" => Some(Self::Link),
            _ => None,
        }
    }

    /// What the button says.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Heading => "Heading",
            Self::Bold => "Bold",
            Self::Italic => "Italic",
            Self::Link => "Link",
            Self::Image => "Image",
            Self::Quote => "Quote",
            Self::List => "List",
            Self::Code => "Code",
        }
    }

    /// What pressing the button does to the text. Pressed again, it takes back what it did.
    #[must_use]
    pub fn apply(self, text: &str, selection: (u32, u32)) -> Edit {
        let marked = Marked::new(text, selection);
        match self {
            Self::Bold => inline::wrap(&marked, "**"),
            Self::Italic => inline::wrap(&marked, "*"),
            Self::Code => inline::code(&marked),
            Self::Link => inline::link(&marked, "["),
            Self::Image => inline::link(&marked, "!["),
            Self::Heading => lines::heading(&marked),
            Self::Quote => lines::toggle(&marked, "> "),
            Self::List => lines::toggle(&marked, "- "),
        }
    }
}
