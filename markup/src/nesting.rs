//! A limit to how deep lists and quotes go into each other. A parser of Markdown remembers every open container on every
//! line, so that a line of a hundred thousand `>` would make it, and the browser after it, work in the square of that.

use std::borrow::Cow;

/// Deeper lists and quotes are text in the deepest one that there is.
pub(crate) const DEEPEST: usize = 20;

/// Puts a backslash before the marker that would open one container too many on its line. A line of code that begins
/// with so many markers shows the backslash, which is the price.
pub(crate) fn limit(markdown: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut start = 0;
    for line in markdown.split_inclusive(['\n', '\r']) {
        if let Some(at) = one_too_many(line) {
            out.push_str(&markdown[copied..start + at]);
            out.push('\\');
            copied = start + at;
        }
        start += line.len();
    }
    if copied == 0 {
        return Cow::Borrowed(markdown);
    }
    out.push_str(&markdown[copied..]);
    Cow::Owned(out)
}

/// Where in a line the punctuation of the marker after the last allowed one is.
fn one_too_many(line: &str) -> Option<usize> {
    let mut at = 0;
    for seen in 0.. {
        at += blanks(&line[at..]);
        let punctuation = marker(&line[at..])?;
        if seen == DEEPEST {
            return Some(at + punctuation);
        }
        at += punctuation + 1;
    }
    None
}

fn blanks(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches([' ', '\t']).len()
}

/// Where the last character of the marker is that a line begins with: of a quote, a list item, a definition or a footnote.
fn marker(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let ends_word = |at: usize| {
        bytes
            .get(at)
            .is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
    };
    match bytes.first()? {
        b'>' | b':' => Some(0),
        b'-' | b'+' | b'*' if ends_word(1) => Some(0),
        b'0'..=b'9' => {
            let digits = bytes
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            (matches!(bytes.get(digits), Some(b'.' | b')')) && ends_word(digits + 1))
                .then_some(digits)
        }
        b'[' if bytes.get(1) == Some(&b'^') => rest.find("]:").map(|at| at + 1),
        _ => None,
    }
}
