//! The only place that prints: results on stdout, what went wrong on stderr. A reader that has gone away (`| head`) is
//! no error of ours.

use crate::failure::Failure;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, Write};

/// A line of a result.
pub(super) fn line(text: &str) {
    text_with(&format!("{text}\n"));
}

/// A result that has its line ends already.
pub(super) fn text(text: &str) {
    text_with(text);
}

fn text_with(text: &str) {
    let mut out = io::stdout().lock();
    let _gone = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Something to know that is no result.
pub(super) fn note(text: &str) {
    let _gone = writeln!(io::stderr().lock(), "quire: {text}");
}

/// Why a command did not work out.
pub(super) fn failure(failure: &Failure) {
    note(&failure.to_string());
}

/// A question whose answer follows on the same line.
pub(super) fn ask(question: &str) {
    let mut err = io::stderr().lock();
    let _gone = write!(err, "{question}: ").and_then(|()| err.flush());
}

/// Rows in columns as wide as they have to be.
pub(super) fn table(rows: &[Vec<String>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| console::measure_text_width(cell))
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| {
                console::pad_str(cell, *width, console::Alignment::Left, None).into_owned()
            })
            .collect();
        line(cells.join("  ").trim_end());
    }
}

/// A bar on stderr that is only drawn where a person watches.
pub(super) fn progress(total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar
}
