//! What Enter and Tab do in lists and quotes. Everywhere else they are left to the browser.

use super::Edit;
use super::place::Marked;

/// Enter at the end of an item begins the next one; on an empty item it ends the list. `None` where Enter is only Enter.
#[must_use]
pub fn break_line(text: &str, selection: (u32, u32)) -> Option<Edit> {
    let marked = Marked::new(text, selection);
    let start = text[..marked.from].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[start..marked.from];
    let mark = Mark::of(line)?;
    if is_in_code(&text[..start]) {
        return None;
    }
    let rest_of_line = text[marked.to..].split('\n').next().unwrap_or_default();
    if line[mark.length..].trim().is_empty() && rest_of_line.trim().is_empty() {
        let whole = Marked {
            text,
            from: start,
            to: marked.to,
        };
        return Some(whole.replace(String::new(), 0, 0));
    }
    let next = format!("\n{}", mark.next);
    let end = next.len();
    Some(marked.replace(next, end, 0))
}

/// Tab in a list makes the marked items items of the one before. `None` outside of lists.
#[must_use]
pub fn indent(text: &str, selection: (u32, u32)) -> Option<Edit> {
    shift(text, selection, |line, width| {
        format!("{}{line}", " ".repeat(width))
    })
}

/// Shift and Tab in a list takes the marked items one level up. `None` outside of lists, and where there is no level above.
#[must_use]
pub fn outdent(text: &str, selection: (u32, u32)) -> Option<Edit> {
    let edit = shift(text, selection, |line, width| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line[spaces.min(width)..].to_owned()
    })?;
    let (from, to) = (edit.from, edit.to);
    let before = Marked::new(text, (from, to));
    (before.chosen() != edit.insert).then_some(edit)
}

fn shift(
    text: &str,
    selection: (u32, u32),
    change: impl Fn(&str, usize) -> String,
) -> Option<Edit> {
    let marked = Marked::new(text, selection);
    let lines = marked.lines();
    if is_in_code(&text[..lines.from]) {
        return None;
    }
    let items: Option<Vec<usize>> = lines
        .chosen()
        .split('\n')
        .map(|line| Mark::of(line).and_then(|mark| mark.item))
        .collect();
    let width = items?.into_iter().next()?;
    Some(marked.each_line(|line| change(line, width)))
}

/// What stands before the words of a line in a list or quote.
struct Mark {
    /// Its length in bytes.
    length: usize,
    /// What the line after this one begins with.
    next: String,
    /// How far an item of this item is indented; `None` for a quote without a list in it.
    item: Option<usize>,
}

impl Mark {
    fn of(line: &str) -> Option<Self> {
        let mut rest = line.trim_start_matches(' ');
        let mut next = line[..line.len() - rest.len()].to_owned();
        while let Some(quoted) = rest.strip_prefix('>') {
            next.push_str("> ");
            rest = quoted.strip_prefix(' ').unwrap_or(quoted);
        }
        let is_quote = !next.trim().is_empty();
        let item = bullet(rest).or_else(|| numbered(rest));
        if item.is_none() && !is_quote {
            return None;
        }
        let width = item.as_ref().map(|(width, _)| *width);
        if let Some((width, marker)) = item {
            next.push_str(&marker);
            rest = &rest[width..];
            if let Some(after) = task(rest) {
                next.push_str("[ ] ");
                rest = after;
            }
        }
        Some(Self {
            length: line.len() - rest.len(),
            next,
            item: width.filter(|_| !is_quote),
        })
    }
}

/// The width of `- ` and the like, and the marker of the item after it.
fn bullet(rest: &str) -> Option<(usize, String)> {
    let marker = rest.get(..2)?;
    matches!(marker, "- " | "* " | "+ ").then(|| (2, marker.to_owned()))
}

/// The width of `9. `, and `10. `.
fn numbered(rest: &str) -> Option<(usize, String)> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let marker = rest.get(digits..digits + 2)?;
    if !matches!(marker, ". " | ") ") || digits > 9 {
        return None;
    }
    let number: u32 = rest[..digits].parse().ok()?;
    Some((digits + 2, format!("{}{marker}", number + 1)))
}

/// What comes after a box to tick.
fn task(rest: &str) -> Option<&str> {
    ["[ ] ", "[x] ", "[X] "]
        .iter()
        .find_map(|ticked| rest.strip_prefix(ticked))
}

/// Whether a block of code is open at the end of the text.
fn is_in_code(before: &str) -> bool {
    let fences = before
        .lines()
        .filter(|line| line.trim_start().starts_with("```"));
    fences.count() % 2 == 1
}
