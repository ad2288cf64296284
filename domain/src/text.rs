//! Lines and bodies of text, each with the limit that stands here and nowhere else.

use crate::invalid::{Field, Invalid, Problem};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A text of one line: trimmed, runs of white space folded, no control characters.
pub(crate) fn line(raw: &str, field: Field, max: usize) -> Result<String, Invalid> {
    if raw.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return Err(Invalid::new(field, Problem::ControlCharacter));
    }
    let text = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > max {
        return Err(Invalid::new(field, Problem::TooLong { max }));
    }
    Ok(text)
}

pub(crate) fn required(text: String, field: Field) -> Result<String, Invalid> {
    if text.chars().all(invisible) {
        Err(Invalid::new(field, Problem::Missing))
    } else {
        Ok(text)
    }
}

/// Characters that take part in no visible text on their own: a name made of them would be a blank on the page.
pub(crate) fn invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}')
}

/// A text of many lines: line ends become `\n`, and only tabs and line breaks remain of the control characters.
fn body(raw: &str, field: Field, max: usize) -> Result<String, Invalid> {
    let text: String = line_breaks(raw)
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect();
    // What is kept counts: a form sends two bytes for each line break, an island one.
    if text.len() > max {
        return Err(Invalid::new(field, Problem::TooLarge { max }));
    }
    required(text, field)
}

/// With `\n` for every line break, whoever made it.
pub(crate) fn line_breaks(raw: &str) -> String {
    raw.replace("\r\n", "\n").replace('\r', "\n")
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = Invalid;

            fn try_from(raw: String) -> Result<Self, Invalid> {
                Self::parse(&raw)
            }
        }
    };
}

text! {
    /// The name a person goes by on the page, in any script.
    PersonName
}
text! {
    /// What somebody calls one of their passkeys.
    PasskeyName
}
text! {
    /// What a person says about themselves on their page; may be empty.
    About
}
text! {
    /// A post's title.
    Title
}
text! {
    /// The line under a title; may be empty.
    Subtitle
}
text! {
    /// What lists and search engines say about a post; may be empty.
    #[derive(Default)]
    Excerpt
}
text! {
    /// The text of a post, in Markdown.
    PostBody
}
text! {
    /// The text of a comment, in a subset of Markdown.
    CommentBody
}

impl PersonName {
    /// Longest name in characters.
    pub const MAX: usize = 80;

    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        line(raw, Field::Name, Self::MAX)
            .and_then(|text| required(text, Field::Name))
            .map(Self)
    }
}

impl PasskeyName {
    /// Longest name in characters.
    pub const MAX: usize = 60;

    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        line(raw, Field::Name, Self::MAX)
            .and_then(|text| required(text, Field::Name))
            .map(Self)
    }
}

impl About {
    /// Longest text in characters.
    pub const MAX: usize = 500;

    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        line(raw, Field::About, Self::MAX).map(Self)
    }
}

impl Title {
    /// Longest title in characters.
    pub const MAX: usize = 250;

    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        line(raw, Field::Title, Self::MAX)
            .and_then(|text| required(text, Field::Title))
            .map(Self)
    }
}

impl Subtitle {
    /// Longest subtitle in characters.
    pub const MAX: usize = 250;

    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        line(raw, Field::Subtitle, Self::MAX).map(Self)
    }
}

impl Excerpt {
    /// Longest excerpt in characters.
    pub const MAX: usize = 300;

    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        line(raw, Field::Excerpt, Self::MAX).map(Self)
    }
}

impl PostBody {
    /// Largest post in bytes of UTF-8.
    pub const MAX: usize = 256 * 1024;

    /// No text at all, where somebody said that they want none.
    #[must_use]
    pub const fn empty() -> Self {
        Self(String::new())
    }

    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        body(raw, Field::Body, Self::MAX).map(Self)
    }
}

impl CommentBody {
    /// Largest comment in bytes of UTF-8.
    pub const MAX: usize = 16 * 1024;

    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        body(raw, Field::Comment, Self::MAX).map(|text| Self(text.trim().to_owned()))
    }
}
