//! Lines and texts of an old blog, made to fit.

use crate::html;
use domain::{Invalid, SafeHtml};

/// A line without control characters, cut to `max` characters; `true` if it was cut.
pub(super) fn line(raw: &str, max: usize) -> (String, bool) {
    let visible: String = raw
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= max {
        return (line, false);
    }
    let cut: String = line.chars().take(max - 1).collect();
    (format!("{}…", cut.trim_end()), true)
}

/// A line that fits a type of `domain`, or a stand-in where nothing is left of it.
pub(super) fn parsed<T>(
    line: &str,
    stand_in: &str,
    parse: fn(&str) -> Result<T, Invalid>,
) -> Option<T> {
    parse(line).or_else(|_empty| parse(stand_in)).ok()
}

/// The first words of a text, for a blog whose posts have no titles.
pub(super) fn beginning(text: &str) -> String {
    const MOST: usize = 60;
    let first = text.lines().find(|line| !line.trim().is_empty());
    let (line, was_cut) = line(first.unwrap_or_default(), MOST);
    match line.trim_end_matches('…').rsplit_once(' ') {
        Some((words, _)) if was_cut => format!("{words}…"),
        _ => line,
    }
}

/// What an HTML text says, as far as a title needs it.
pub(super) fn words_of(html: &str) -> String {
    html::words(html)
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// The HTML that the old blog's page showed for a text. `wrote_html`: whether its editor did, for every text.
pub(super) fn html_of(text: &str, wrote_html: bool) -> String {
    if wrote_html || is_html(text) {
        secure_pictures(text)
    } else {
        paragraphs(text)
    }
}

/// What the page of a blog with plain texts showed: every character as it was typed.
fn paragraphs(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let texts = lines
        .split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty());
    texts
        .map(|paragraph| format!("<p>{}</p>\n", escaped(paragraph).replace('\n', "<br>\n")))
        .collect()
}

/// Whether a text in a blog for plain texts is the work of an editor that writes HTML all the same.
fn is_html(text: &str) -> bool {
    const BLOCKS: [&str; 9] = [
        "<p>",
        "<p ",
        "<h1",
        "<h2",
        "<h3",
        "<ul",
        "<ol",
        "<div",
        "<blockquote",
    ];
    let text = text.trim();
    text.ends_with('>') && BLOCKS.iter().any(|block| text.starts_with(block))
}

/// Whether a browser would have run something in it.
pub(super) fn can_run(html: &str) -> bool {
    let lower = html.to_lowercase();
    let tags = lower.split('<').skip(1);
    tags.map(|tag| tag.split('>').next().unwrap_or_default())
        .any(|tag| is_program(tag) || has_program_for_address(tag) || has_handler(tag))
}

fn is_program(tag: &str) -> bool {
    const PROGRAMS: [&str; 5] = ["script", "iframe", "object", "embed", "svg"];
    PROGRAMS.iter().any(|name| tag.starts_with(name))
}

fn has_program_for_address(tag: &str) -> bool {
    tag.split_whitespace()
        .collect::<String>()
        .contains("javascript:")
}

/// An attribute like `onclick=`.
fn has_handler(tag: &str) -> bool {
    tag.split(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\''))
        .filter_map(|attribute| attribute.strip_prefix("on"))
        .any(|rest| {
            rest.trim_start_matches(|c: char| c.is_ascii_alphabetic())
                .starts_with('=')
        })
}

/// Whether a page would look for pictures where the old blog kept them.
pub(super) fn shows_old_files(html: &SafeHtml) -> bool {
    let mut pictures = html.as_str().split("<img ").skip(1);
    pictures.any(|rest| {
        let tag = rest.split('>').next().unwrap_or_default();
        let source = tag.split_once("src=\"").map_or("", |(_, source)| source);
        !source.is_empty() && !source.starts_with("https:")
    })
}

/// Asks for pictures by `https:`. Whoever serves them by `http:` serves them so as well nowadays, and browsers ask for
/// nothing else on a page that is secure.
fn secure_pictures(html: &str) -> String {
    let mut parts = html.split("<img ");
    let mut secure = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find('>').unwrap_or(part.len());
        secure.push_str("<img ");
        secure.push_str(&part[..end].replacen("src=\"http://", "src=\"https://", 1));
        secure.push_str(&part[end..]);
    }
    secure
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
