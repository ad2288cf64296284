//! Marks inside of a line: bold, italic, code, links and pictures.

use super::Edit;
use super::place::Marked;

/// What stands for an address until somebody types one.
const ADDRESS: &str = "https://";

/// Puts the mark on both sides, or takes it away where it is there already.
pub(super) fn wrap(marked: &Marked<'_>, mark: &str) -> Edit {
    let marked = marked.trimmed();
    let chosen = marked.chosen();
    let size = mark.len();
    if chosen.len() >= 2 * size && is_wrapped(chosen, mark) {
        return marked.replace(chosen[size..chosen.len() - size].to_owned(), 0, 0);
    }
    let wider = Marked {
        text: marked.text,
        from: marked.from.saturating_sub(size),
        to: (marked.to + size).min(marked.text.len()),
    };
    let around = marked.text.get(wider.from..wider.to);
    if around
        .is_some_and(|around| around.len() == chosen.len() + 2 * size && is_wrapped(around, mark))
        && !is_longer_mark(&wider, mark)
    {
        return wider.replace(chosen.to_owned(), 0, 0);
    }
    marked.replace(format!("{mark}{chosen}{mark}"), size, size)
}

fn is_wrapped(text: &str, mark: &str) -> bool {
    let inner = text
        .strip_prefix(mark)
        .and_then(|rest| rest.strip_suffix(mark));
    // Of `**bold**` the outer stars are no italic; of `***both***` they are.
    inner.is_some_and(|inner| mark != "*" || is_balanced(inner))
}

fn is_balanced(inner: &str) -> bool {
    let stars = |chars: &mut dyn Iterator<Item = char>| chars.take_while(|c| *c == '*').count();
    let (before, after) = (stars(&mut inner.chars()), stars(&mut inner.chars().rev()));
    before == inner.len() || (before % 2 == 0 && after % 2 == 0)
}

/// Whether the mark that was found is half of a longer one: a star of `**`.
fn is_longer_mark(wider: &Marked<'_>, mark: &str) -> bool {
    let before = &wider.text[..wider.from];
    let stars = before.chars().rev().take_while(|c| *c == '*').count();
    mark == "*" && stars % 2 == 1
}

/// Words of a line become code in it, several lines a block of their own.
pub(super) fn code(marked: &Marked<'_>) -> Edit {
    if !marked.chosen().trim().contains('\n') {
        return wrap(marked, "`");
    }
    let lines = marked.lines();
    let chosen = lines.chosen();
    let inside = chosen
        .strip_prefix("```\n")
        .and_then(|rest| rest.strip_suffix("\n```"));
    match inside {
        Some(inside) => lines.replace(inside.to_owned(), 0, 0),
        None => lines.replace(format!("```\n{chosen}\n```"), 4, 4),
    }
}

/// A link or, with `![`, a picture. What is marked is its text or, where it is one, its address; the other is still to type.
pub(super) fn link(marked: &Marked<'_>, open: &str) -> Edit {
    let marked = marked.trimmed();
    let chosen = marked.chosen();
    if is_address(chosen) {
        return marked.replace(format!("{open}]({chosen})"), open.len(), chosen.len() + 3);
    }
    let linked = format!("{open}{chosen}]({ADDRESS})");
    if chosen.is_empty() {
        return marked.replace(linked, open.len(), ADDRESS.len() + 3);
    }
    marked.replace(linked, open.len() + chosen.len() + 2, 1)
}

/// An address that is pasted over words makes them a link. `None` for everything else that is pasted.
#[must_use]
pub fn paste(text: &str, selection: (u32, u32), pasted: &str) -> Option<Edit> {
    let marked = Marked::new(text, selection).trimmed();
    let (chosen, address) = (marked.chosen(), pasted.trim());
    let is_words = !chosen.is_empty() && !chosen.contains('\n') && !is_address(chosen);
    // Behind `](` the author is replacing an address.
    let in_address = text[..marked.from].ends_with("](");
    if !is_words || in_address || !is_address(address) {
        return None;
    }
    let linked = format!("[{chosen}]({address})");
    let end = linked.len();
    Some(marked.replace(linked, end, 0))
}

fn is_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>'))
    })
}
