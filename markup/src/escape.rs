//! The only way for text from outside into HTML.

/// Text between tags, or in an attribute between double quotes.
pub(crate) fn text(out: &mut String, raw: &str) {
    let mut copied = 0;
    for (at, c) in raw.char_indices() {
        let Some(entity) = entity(c) else { continue };
        out.push_str(&raw[copied..at]);
        out.push_str(entity);
        copied = at + c.len_utf8();
    }
    out.push_str(&raw[copied..]);
}

/// An address in an attribute between double quotes: as [`text`], and what no address may contain is percent-encoded.
/// A backslash too, because browsers take it for a slash.
pub(crate) fn address(out: &mut String, raw: &str) {
    for c in raw.chars() {
        match c {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                // All of them are ASCII.
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ => match entity(c) {
                Some(entity) => out.push_str(entity),
                None => out.push(c),
            },
        }
    }
}

const fn entity(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        // A parser of HTML would drop the first and turn the second into a line break.
        '\0' => Some("\u{fffd}"),
        '\r' => Some("\n"),
        _ => None,
    }
}
