//! How much work a text would be for a parser of HTML, found out without one.
//!
//! A parser looks through the elements that are open at every tag, so thousands of them in each other cost the square of
//! their number: a quarter of a megabyte of `<div>` takes the better part of a minute.

/// Tags times open elements. A long, tidy article needs a hundredth of it.
const MOST: usize = 1_000_000;

/// Elements that are never closed, or whose end may be left out in good HTML. They pile up only within others, which count.
const ENDLESS: [&str; 25] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// A text is copied at every `&` in it, this many bytes in the time that a tag takes.
const COPIED: usize = 4000;

pub(super) fn is_bearable(html: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut work = html.matches('&').count() * html.len() / COPIED;
    for tag in html.split('<').skip(1) {
        if work > MOST {
            break;
        }
        work += open.len() + 1;
        follow(tag, &mut open);
    }
    work <= MOST
}

/// Opens or closes an element. An end in the wrong place may be ignored by a parser, so it closes nothing here.
fn follow<'a>(tag: &'a str, open: &mut Vec<&'a str>) {
    let (ends, rest) = match tag.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, tag),
    };
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = &rest[..length];
    if name.is_empty()
        || ENDLESS
            .iter()
            .any(|endless| endless.eq_ignore_ascii_case(name))
    {
        return;
    }
    if !ends {
        open.push(name);
    } else if open
        .last()
        .is_some_and(|last| last.eq_ignore_ascii_case(name))
    {
        open.pop();
    }
}
