//! Markdown to safe HTML, the same in the browser's preview and on the server. Safe by construction: every tag and
//! attribute in the output is written by a literal in this crate, every text and address goes through `escape`, and an
//! address is written only if `address` knows it. HTML in the source becomes visible text.
//!
//! Invariants: the same source gives the same bytes; cost is linear in the source; nothing recurses.

mod address;
mod anchor;
mod colour;
mod contents;
mod escape;
mod excerpt;
mod nesting;
mod writer;

use domain::SafeHtml;
use pulldown_cmark::{Options, Parser};
use writer::Writer;

/// Which rendering this is, above zero. Raise it with every change to the output: what is stored under another number is rendered
/// again before it is shown.
pub const VERSION: i32 = 2;

/// What may stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    /// `CommonMark` with tables, footnotes, task lists, strikethrough, callouts, definitions, formulas and headings that
    /// can be linked to.
    Post,
    /// Paragraphs, emphasis, code, links, lists, quotes and strikethrough. A line break is a line break.
    Comment,
}

/// What becomes of quotes, dashes and dots, which is for the owner of a site to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Punctuation {
    #[default]
    AsTyped,
    /// `"quoted"`, `--`, `---` and `...` become what a printer would set.
    Smart,
}

impl Punctuation {
    #[must_use]
    pub const fn smart_if(smart: bool) -> Self {
        if smart { Self::Smart } else { Self::AsTyped }
    }

    /// Which rendering a post with it is. What is stored says so, and is rendered again when the owner decides otherwise.
    #[must_use]
    pub const fn version(self) -> i32 {
        match self {
            Self::AsTyped => VERSION,
            Self::Smart => -VERSION,
        }
    }
}

/// The HTML of a post's body. Its headings begin at `h2`, because the page's `h1` is the title.
#[must_use]
pub fn post(markdown: &str) -> SafeHtml {
    post_with(markdown, Punctuation::AsTyped)
}

/// The same with the punctuation of the site.
#[must_use]
pub fn post_with(markdown: &str, punctuation: Punctuation) -> SafeHtml {
    let mut options = Dialect::Post.options();
    options.set(
        Options::ENABLE_SMART_PUNCTUATION,
        punctuation == Punctuation::Smart,
    );
    render(markdown, Dialect::Post, options)
}

/// The HTML of a comment, in which headings are paragraphs and pictures are links.
#[must_use]
pub fn comment(markdown: &str) -> SafeHtml {
    render(markdown, Dialect::Comment, Dialect::Comment.options())
}

/// The first sentences of a post as plain text, for descriptions and lists; empty for a text without a paragraph.
#[must_use]
pub fn excerpt(markdown: &str) -> String {
    let source = nesting::limit(markdown);
    excerpt::of(Parser::new_ext(&source, Dialect::Post.options()))
}

fn render(markdown: &str, dialect: Dialect, options: Options) -> SafeHtml {
    let source = nesting::limit(markdown);
    let mut writer = Writer::new(dialect, source.len());
    for event in Parser::new_ext(&source, options) {
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
                    | Options::ENABLE_GFM
                    | Options::ENABLE_DEFINITION_LIST
                    | Options::ENABLE_MATH
            }
            Self::Comment => Options::ENABLE_STRIKETHROUGH,
        }
    }
}
