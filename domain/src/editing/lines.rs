//! Marks at the start of lines: headings, quotes and lists.

use super::Edit;
use super::place::Marked;

/// A line becomes a heading of the second level, then of the third, then a line again.
pub(super) fn heading(marked: &Marked<'_>) -> Edit {
    let lines = marked.lines();
    let first = lines.chosen().lines().next().unwrap_or_default();
    let mark = match first.split_once(' ') {
        Some(("##", _)) => "### ",
        Some(("###", _)) => "",
        _ => "## ",
    };
    marked.each_line(|line| {
        let bare = line.trim_start_matches('#');
        let text = if bare.len() < line.len() {
            bare.trim_start()
        } else {
            line
        };
        format!("{mark}{text}")
    })
}

/// Puts the mark before every line, or takes it away where all of them have it.
pub(super) fn toggle(marked: &Marked<'_>, mark: &str) -> Edit {
    let lines = marked.lines();
    let full = || {
        lines
            .chosen()
            .lines()
            .filter(|line| !line.trim().is_empty())
    };
    let has_all = full().next().is_some() && full().all(|line| line.starts_with(mark));
    let only_line = !lines.chosen().contains('\n');
    marked.each_line(|line| {
        if has_all {
            line.strip_prefix(mark).unwrap_or(line).to_owned()
        } else if line.trim().is_empty() && !only_line {
            line.to_owned()
        } else {
            format!("{mark}{line}")
        }
    })
}
