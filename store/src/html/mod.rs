//! Making HTML from elsewhere safe: bodies of imported posts and comments, on their way in and on their way out.
//!
//! What comes out has been through the sanitiser until nothing changed any more, so cleaning it again gives the same bytes.

mod effort;
mod rules;

use domain::SafeHtml;

/// Which set of rules this is. Raise it with every change of them: what is stored under another number is cleaned again
/// from its source.
pub const VERSION: i32 = 1;

/// How often a text is cleaned before it is given up. Ordinary texts stay the same the second time; a text that was made
/// to change its shape with every parsing could do so for ever.
const ROUNDS: usize = 5;

/// The body of a post.
#[must_use]
pub fn sanitise(html: &str) -> SafeHtml {
    clean(html, &rules::POST)
}

/// A comment: the same, without pictures.
#[must_use]
pub fn sanitise_comment(html: &str) -> SafeHtml {
    clean(html, &rules::COMMENT)
}

/// Whether a clean text shows a reader nothing at all.
pub(crate) fn is_blank(html: &str) -> bool {
    let words = words(html).replace("&nbsp;", " ");
    words.trim().is_empty() && !html.contains("<img")
}

/// What a text says, without its tags.
pub(crate) fn words(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                words.push(' ');
            }
            _ if in_tag => {}
            _ => words.push(c),
        }
    }
    words
}

/// Of a text that was made to keep a parser busy, its words are left.
fn clean(html: &str, rules: &ammonia::Builder<'_>) -> SafeHtml {
    SafeHtml::from_renderer(settle(html, rules).unwrap_or_else(|| {
        let words = words(html).replace(|c: char| c.is_control() || "&<>".contains(c), " ");
        let words: Vec<&str> = words.split_whitespace().collect();
        format!("<p>{}</p>", words.join(" "))
    }))
}

fn settle(html: &str, rules: &ammonia::Builder<'_>) -> Option<String> {
    let mut before = html.to_owned();
    for _ in 0..ROUNDS {
        if !effort::is_bearable(&before) {
            break;
        }
        let after = rules.clean(&before).to_string();
        if after == before {
            return Some(after);
        }
        before = after;
    }
    None
}
