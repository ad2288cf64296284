//! Row 80 of the acceptance table: no text of the largest size costs more than a moment, and none overflows the stack.

mod worst;

use domain::PostBody;
use markup::Punctuation;
use std::time::{Duration, Instant};

/// What an optimised build keeps to, with room for other work on the machine.
const LIMIT: Duration = Duration::from_millis(200);

/// Tests are built without optimisation, which makes this crate many times slower.
const DEBUG_FACTOR: u32 = 10;

/// With everything that can be asked for.
fn took(text: &str) -> Duration {
    let start = Instant::now();
    let _ = markup::post_with(text, Punctuation::Smart);
    start.elapsed()
}

#[test]
fn row_80_the_worst_texts_are_rendered_in_a_moment() {
    let limit = if cfg!(debug_assertions) {
        LIMIT * DEBUG_FACTOR
    } else {
        LIMIT
    };
    for (name, text) in worst::texts(PostBody::MAX) {
        let took = took(&text);
        assert!(took < limit, "{took:?} for {name}");
    }
}

#[test]
fn row_80_four_times_the_text_costs_four_times_as_much() {
    /// Below this a measurement says nothing.
    const NOTICEABLE: Duration = Duration::from_millis(20);
    /// The square of four, less a half.
    const MOST: u32 = 8;
    /// One that is square is so each time; the machine is busy with something else only now and then.
    const TRIES: u32 = 5;
    let quarters = worst::texts(PostBody::MAX / 4);
    for ((name, whole), (_, quarter)) in worst::texts(PostBody::MAX).into_iter().zip(quarters) {
        if took(&whole) < NOTICEABLE {
            continue;
        }
        let is_linear = |_| {
            let quarter = took(&quarter);
            took(&whole) < quarter * MOST
        };
        assert!((0..TRIES).any(is_linear), "{name}");
    }
}

#[test]
fn row_80_quotes_and_lists_go_into_each_other_twenty_deep() {
    for (marker, element) in [
        (">", "<blockquote>"),
        ("> ", "<blockquote>"),
        ("- ", "<ul>"),
        ("1. ", "<ol>"),
    ] {
        let html = markup::post(&format!("{}word", marker.repeat(1000))).into_string();
        let depth = html.matches(element).count();
        assert!((10..=20).contains(&depth), "{depth} of {element}");
        assert!(html.contains("word"), "{html}");
    }
    let stairs: String = (0..100)
        .map(|n| format!("{}- {n}\n", "  ".repeat(n)))
        .collect();
    let html = markup::post(&stairs).into_string();
    assert_eq!(html.matches("<ul>").count(), 10);
    assert!(html.contains("\n99"), "{html}");
    let spans = markup::post(&"*a **b ".repeat(200)).into_string() + &"*a _b ".repeat(200);
    assert!(spans.matches("<em>").count() <= 20);
}

#[test]
fn row_80_twenty_levels_are_left_as_they_were_written() {
    let code = format!("```\n{}x\n```", "> ".repeat(20));
    assert!(!markup::post(&code).as_str().contains('\\'));
}
