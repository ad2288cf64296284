//! The differences between two files, in which the first character of a line says everything.

use super::{Kind, Piece};

pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split_inclusive('\n').flat_map(|line| {
        let words = line.trim_end_matches('\n');
        [(kind(words), words), (None, &line[words.len()..])]
            .into_iter()
            .filter(|(_, piece)| !piece.is_empty())
    })
}

fn kind(line: &str) -> Option<Kind> {
    const ABOUT_FILES: [&str; 6] = ["+++", "---", "diff ", "index ", "new file", "deleted file"];
    if ABOUT_FILES.iter().any(|start| line.starts_with(start)) {
        return Some(Kind::Note);
    }
    match line.chars().next()? {
        '+' => Some(Kind::Added),
        '-' => Some(Kind::Removed),
        '@' => Some(Kind::Keyword),
        _ => None,
    }
}
