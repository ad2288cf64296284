//! `markup-checks render` reads a list of texts and writes what they become on this side, for `scripts/same-html`.
//! `markup-checks cost` measures the worst texts there are, for `make bench`. Both speak JSON.

#[path = "../../tests/worst/mod.rs"]
mod worst;

use domain::PostBody;
use markup::Punctuation;
use markup_checks::{KINDS, render};
use serde_json::{Value, json};
use std::error::Error;
use std::io::{Write, stdin, stdout};
use std::time::{Duration, Instant};

/// Long enough for every limit to be met, and short enough for a build without optimisation.
const COMPARED: usize = 6_000;

/// The quickest of so many rounds counts: what else the machine does is not the text's fault.
const ROUNDS: u32 = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let answer = match std::env::args().nth(1).as_deref() {
        Some("render") => rendered()?,
        Some("cost") => cost(),
        _ => return Err("usage: markup-checks render|cost".into()),
    };
    writeln!(stdout(), "{answer}")?;
    Ok(())
}

/// The given texts, and the worst ones of a moderate size, each with everything that is made of it.
fn rendered() -> Result<Value, Box<dyn Error>> {
    let mut texts: Vec<String> = serde_json::from_reader(stdin())?;
    texts.extend(worst::texts(COMPARED).into_iter().map(|(_, text)| text));
    let rows = texts.into_iter().map(|text| {
        let outcomes: Vec<String> = (0..KINDS.len()).map(|kind| render(kind, &text)).collect();
        json!({ "text": text, "outcomes": outcomes })
    });
    Ok(json!({ "kinds": KINDS, "rows": rows.collect::<Vec<_>>() }))
}

/// Milliseconds of an ordinary text and of each of the worst ones, dearest first, all of the largest size there is.
fn cost() -> Value {
    let ordinary = "A *sheet*, folded [once](https://example.org), is a folio.\n\n";
    let ordinary = ordinary.repeat(PostBody::MAX / ordinary.len());
    let mut rows: Vec<(String, Duration)> = worst::texts(PostBody::MAX)
        .into_iter()
        .map(|(name, text)| (name, quickest(&text)))
        .collect();
    rows.sort_by_key(|(_, took)| std::cmp::Reverse(*took));
    let rows: Vec<Value> = rows
        .iter()
        .map(|(name, took)| json!({ "name": name, "ms": millis(*took) }))
        .collect();
    json!({ "bytes": PostBody::MAX, "ordinary": millis(quickest(&ordinary)), "rows": rows })
}

fn quickest(text: &str) -> Duration {
    let took = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        let _ = markup::post_with(text, Punctuation::Smart);
        start.elapsed()
    });
    took.min().unwrap_or_default()
}

fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}
