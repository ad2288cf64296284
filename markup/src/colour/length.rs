//! How long the things are that code consists of, in bytes. Each looks at no more than it takes.

/// Up to the end of the line.
pub(super) fn line(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

/// Up to a closing bracket on the same line.
pub(super) fn bracket(rest: &str) -> usize {
    let end = rest.find([']', '\n']).unwrap_or(rest.len());
    end + usize::from(rest[end..].starts_with(']'))
}

/// A sign with a word directly after it.
pub(super) fn word_after(rest: &str, sign: usize) -> Option<usize> {
    let word = rest.get(sign..)?;
    let length = word.len()
        - word
            .trim_start_matches(|c: char| c == '_' || c.is_alphanumeric())
            .len();
    (length > 0).then_some(sign + length)
}

/// `'a'` and `'\n'`, which are characters, or `'a`, which is a lifetime and stays plain.
pub(super) fn character(rest: &str) -> Option<usize> {
    const LONGEST_ESCAPE: usize = 10;
    let mut chars = rest.char_indices().skip(1);
    let (_, first) = chars.next()?;
    let (at, _) = match first {
        '\\' => chars
            .skip(1)
            .take(LONGEST_ESCAPE)
            .find(|(_, c)| *c == '\'')?,
        _ => chars.next().filter(|(_, c)| *c == '\'')?,
    };
    Some(at + 1)
}

/// A text up to the quote that ends it, which is not the one after a backslash.
pub(super) fn closed(text: &str, quote: char, over_lines: bool) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' if !over_lines => return at,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// `0x1f`, `1_000`, `2.5e3`, `16px`; of `1..2` only the first.
pub(super) fn number(rest: &str) -> usize {
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let goes_on = c == '_' || c == '%' || c.is_ascii_alphanumeric();
        let is_point = c == '.' && rest[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        if !goes_on && !is_point {
            break;
        }
        end = at + 1;
    }
    end
}
