//! Row 80 of the acceptance table: no text of the largest size costs more than a moment, and none overflows the stack.

use domain::PostBody;
use std::time::{Duration, Instant};

/// What an optimised build keeps to, with room for other work on the machine.
const LIMIT: Duration = Duration::from_millis(200);

/// Tests are built without optimisation, which makes this crate many times slower.
const DEBUG_FACTOR: u32 = 10;

const SIZE: usize = PostBody::MAX;

fn fill(piece: &str) -> String {
    piece.repeat(SIZE / piece.len())
}

/// Half of the text is one thing, half another.
fn halves(first: &str, second: &str) -> String {
    first.repeat(SIZE / 2 / first.len()) + &second.repeat(SIZE / 2 / second.len())
}

/// Pieces with a number in them, as many as there is room for.
fn numbered(piece: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    for n in 1.. {
        let next = piece(n);
        if out.len() + next.len() > SIZE {
            break;
        }
        out.push_str(&next);
    }
    out
}

/// The cases that broke parsers of Markdown before, and relatives of theirs.
fn pathological() -> Vec<String> {
    let mut texts: Vec<String> = [
        ">",
        "> ",
        "- ",
        "* ",
        "1. ",
        "- > ",
        "[",
        "![",
        "[a](",
        "[a](<",
        "[a](b \"c\n",
        "[][",
        "[a][",
        "[]",
        "](",
        "<",
        "<a ",
        "<a b=\"\n",
        "</",
        "<!--",
        "<?",
        "<!A ",
        "<![CDATA[",
        "a<!A ",
        "<http:",
        "<a@b.",
        "*a ",
        "*a_ ",
        "a**b",
        "**a *b ",
        "*a **b ",
        "***a ",
        "a*** ",
        "**x [y](z ",
        "~a ~~b ",
        "`a``",
        "\\",
        "\\*",
        "&",
        "&#x",
        "&amp;",
        "|",
        "|a\n",
        "|-\n",
        "a|b\n-|-\n",
        "a\n-\n",
        "a\n",
        "# a\n",
        "#",
        "# ",
        "```\n",
        "~~~~~\n`\n",
        "    a\n",
        " ",
        "\t",
        "\n",
        "\r",
        "\0",
        "a      \n",
        "<div>\n",
        "[^1]: a\n",
        "[^a]:",
        "[^1]: - ",
        "[a\n",
        "[a]: \\\n",
        "[a]: b 'c\n",
        "- [ ] a\n",
        "- [ ] ",
        "1) a\n2. b\n",
        "é*漢_ ",
        "![a](b)",
        "*",
        "_",
        "* * ",
        "[a](b",
        "- a\n\n",
        "> a\n\n",
    ]
    .iter()
    .map(|piece| fill(piece))
    .collect();
    texts.extend(
        [
            ("[", "]"),
            ("[", "](a)"),
            ("![", "](b)"),
            ("[[[a", "]]]"),
            ("*a **b ", "c* d** "),
            ("***a", "b*** "),
            (">", "\n"),
            (">", "a\n"),
            (">", ">\n"),
            ("> ", "- a\n"),
            (">", "```\n"),
            (">", "a|b\n"),
            ("- ", "\n"),
            ("- ", " \n"),
            ("- ", "a\n"),
            ("- ", "a\n b\n"),
            ("- ", "\n\n \n"),
            ("- x ", "a\n"),
            ("1. ", "\n \n"),
            ("> - ", ">\n"),
            ("* a\n", "  a\n\n"),
            ("[^1]:", "\n"),
            ("<a>", "</a>"),
        ]
        .map(|(first, second)| halves(first, second)),
    );
    texts.extend([
        "- ".repeat(SIZE / 4) + "```\n" + &"\n".repeat(SIZE / 2),
        "- ".repeat(SIZE / 4) + "    x\n" + &"\n".repeat(SIZE / 2),
        format!("[a]{}{}", "(".repeat(SIZE / 2), ")".repeat(SIZE / 2)),
        format!("[a]: u\n\n{}", "[a]".repeat(SIZE / 3)),
        format!(
            "[a]: {}\n\n{}",
            "u".repeat(SIZE / 2),
            "[a]".repeat(SIZE / 6)
        ),
        format!("{}\n\n[^1]: a\n", "[^1]".repeat(SIZE / 4)),
        format!(
            "{}\n{}\n{}",
            "|a".repeat(500),
            "|-".repeat(500),
            "|\n".repeat(SIZE / 2)
        ),
        numbered(|n| format!("[a{n}]: u\n")),
        numbered(|n| format!("[^{n}]\n\n[^{n}]: x\n\n")),
        numbered(|n| format!("# a-{n}\n# a\n")),
        numbered(|n| "e".to_owned() + &"`".repeat(n)),
        numbered(|n| " ".repeat(2 * n) + "- a\n"),
        numbered(|n| ">".repeat(n) + "a\n"),
    ]);
    texts
}

#[test]
fn row_80_the_worst_texts_are_rendered_in_a_moment() {
    let limit = if cfg!(debug_assertions) {
        LIMIT * DEBUG_FACTOR
    } else {
        LIMIT
    };
    for text in pathological() {
        let start = Instant::now();
        let _ = markup::post(&text);
        let took = start.elapsed();
        assert!(
            took < limit,
            "{took:?} for {:?}…",
            text.chars().take(40).collect::<String>()
        );
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
