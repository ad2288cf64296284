//! HTML, XML and what else consists of tags.

use super::{Kind, Piece};

/// Cuts a text with tags in it into pieces that together are the text.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    let mut in_tag = false;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (kind, length) = if in_tag { inside(rest) } else { outside(rest) };
        let (piece, after) = rest.split_at(length);
        in_tag = match kind {
            Some(Kind::Keyword) => true,
            _ => in_tag && !piece.ends_with('>'),
        };
        rest = after;
        Some((kind, piece))
    })
}

fn outside(rest: &str) -> (Option<Kind>, usize) {
    if rest.starts_with("<!--") {
        let end = rest.find("-->").map_or(rest.len(), |at| at + 3);
        return (Some(Kind::Note), end);
    }
    if let Some(tag) = rest.strip_prefix('<') {
        let name = tag.trim_start_matches(['/', '!', '?']);
        let end = name.trim_start_matches(is_of_name);
        let is_tag = end.len() < name.len();
        return (
            is_tag.then_some(Kind::Keyword),
            if is_tag { rest.len() - end.len() } else { 1 },
        );
    }
    if let Some(name) = rest.strip_prefix('&') {
        let length = name.len()
            - name
                .trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric())
                .len();
        let is_entity = length > 0 && name[length..].starts_with(';');
        return (
            is_entity.then_some(Kind::Number),
            if is_entity { length + 2 } else { 1 + length },
        );
    }
    (None, rest.find(['<', '&']).unwrap_or(rest.len()))
}

fn inside(rest: &str) -> (Option<Kind>, usize) {
    match rest.chars().next().unwrap_or(' ') {
        quote @ ('"' | '\'') => {
            let end = rest[1..].find(quote).map_or(rest.len(), |at| at + 2);
            (Some(Kind::Text), end)
        }
        '>' => (None, 1),
        c if is_of_name(c) => {
            let after = rest.trim_start_matches(is_of_name);
            (Some(Kind::Attribute), rest.len() - after.len())
        }
        c => (None, c.len_utf8()),
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || "-_:.@".contains(c)
}
