//! Markdown to safe HTML, the same in the browser's preview and on the server. Safe by construction: every tag and
//! attribute in the output is written by a literal in this crate, every text and address goes through `escape`, and an
//! address is written only if `address` knows it. HTML in the source becomes visible text.
//!
//! Invariants: the same source gives the same bytes; cost is linear in the source; nothing recurses.

mod address;
mod anchor;
mod escape;
mod excerpt;
mod nesting;
mod writer;

use domain::SafeHtml;
use pulldown_cmark::{Options, Parser};
use writer::Writer;

/// Which rendering this is. Raise it with every change to the output: what is stored under another number is rendered
/// again before it is shown.
pub const VERSION: i32 = 1;

/// What may stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    /// `CommonMark` with tables, footnotes, task lists, strikethrough and headings that can be linked to.
    Post,
    /// Paragraphs, emphasis, code, links, lists, quotes and strikethrough. A line break is a line break.
    Comment,
}

/// The HTML of a post's body. Its headings begin at `h2`, because the page's `h1` is the title.
#[must_use]
pub fn post(markdown: &str) -> SafeHtml {
    render(markdown, Dialect::Post)
}

/// The HTML of a comment, in which headings are paragraphs and pictures are links.
#[must_use]
pub fn comment(markdown: &str) -> SafeHtml {
    render(markdown, Dialect::Comment)
}

/// The first sentences of a post as plain text, for descriptions and lists; empty for a text without a paragraph.
#[must_use]
pub fn excerpt(markdown: &str) -> String {
    let source = nesting::limit(markdown);
    excerpt::of(Parser::new_ext(&source, Dialect::Post.options()))
}

fn render(markdown: &str, dialect: Dialect) -> SafeHtml {
    let source = nesting::limit(markdown);
    let mut writer = Writer::new(dialect, source.len());
    for event in Parser::new_ext(&source, dialect.options()) {
        writer.event(event);
    }
    SafeHtml::from_renderer(writer.finish())
}

impl Dialect {
    fn options(self) -> Options {
        match self {
            Self::Post => {
                Options::ENABLE_TABLES
                    | Options::ENABLE_FOOTNOTES
                    | Options::ENABLE_STRIKETHROUGH
                    | Options::ENABLE_TASKLISTS
            }
            Self::Comment => Options::ENABLE_STRIKETHROUGH,
        }
    }
}
