//! What the buttons and keys of the editor do. What is marked stands between ‹ and ›; where it is nothing, | is the caret.

#![expect(
    clippy::expect_used,
    reason = "what a test relies on and does not find ends the test"
)]

use domain::editing::{Edit, Tool, break_line, indent, outdent, paste};

/// The text, and what is marked in it, in UTF-16 units.
fn read(drawn: &str) -> (String, (u32, u32)) {
    let mut text = String::new();
    let mut places = Vec::new();
    for c in drawn.chars() {
        if matches!(c, '‹' | '›' | '|') {
            places.push(u32::try_from(text.encode_utf16().count()).expect("a short text"));
        } else {
            text.push(c);
        }
    }
    let (from, to) = (places[0], *places.last().expect("a caret"));
    (text, (from, to))
}

/// The same the other way round, after a change.
fn draw(text: &str, edit: &Edit) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |place: u32| usize::try_from(place).expect("a place");
    let mut after = units[..at(edit.from)].to_vec();
    after.extend(edit.insert.encode_utf16());
    after.extend(&units[at(edit.to)..]);
    let (from, to) = (at(edit.select.0), at(edit.select.1));
    let part = |units: &[u16]| String::from_utf16(units).expect("whole characters");
    let (before, marked, rest) = (
        part(&after[..from]),
        part(&after[from..to]),
        part(&after[to..]),
    );
    if from == to {
        format!("{before}|{rest}")
    } else {
        format!("{before}‹{marked}›{rest}")
    }
}

fn press(tool: Tool, drawn: &str) -> String {
    let (text, selection) = read(drawn);
    draw(&text, &tool.apply(&text, selection))
}

fn assert_presses(tool: Tool, rows: &[(&str, &str)]) {
    for (before, after) in rows {
        assert_eq!(press(tool, before), *after, "{tool:?} on {before:?}");
    }
}

#[test]
fn bold_and_italic_go_around_what_is_marked_and_away_again() {
    assert_presses(
        Tool::Bold,
        &[
            ("We ‹set› out", "We **‹set›** out"),
            ("We **‹set›** out", "We ‹set› out"),
            ("We ‹**set**› out", "We ‹set› out"),
            ("We |", "We **|**"),
            ("We **|**", "We |"),
            ("We ‹ set › out", "We  **‹set›**  out"),
            ("引‹っ越🦀›し", "引**‹っ越🦀›**し"),
            ("|", "**|**"),
        ],
    );
    assert_presses(
        Tool::Italic,
        &[
            ("We ‹set› out", "We *‹set›* out"),
            ("We *‹set›* out", "We ‹set› out"),
            ("We **‹set›** out", "We ***‹set›*** out"),
            ("We ***‹set›*** out", "We **‹set›** out"),
        ],
    );
}

#[test]
fn code_is_in_a_line_or_a_block() {
    assert_presses(
        Tool::Code,
        &[
            ("Say ‹rope›.", "Say `‹rope›`."),
            ("Say `‹rope›`.", "Say ‹rope›."),
            ("‹let a;\nlet b;›\n", "```\n‹let a;\nlet b;›\n```\n"),
            ("‹```\nlet a;\n```›", "‹let a;›"),
        ],
    );
}

#[test]
fn a_link_asks_for_what_is_missing() {
    assert_presses(
        Tool::Link,
        &[
            ("our ‹boat›", "our [boat](‹https://›)"),
            ("our |", "our [|](https://)"),
            ("‹https://example.org/a›", "[|](https://example.org/a)"),
        ],
    );
    assert_presses(
        Tool::Image,
        &[
            ("‹A pier›", "![A pier](‹https://›)"),
            ("|", "![|](https://)"),
        ],
    );
}

#[test]
fn headings_quotes_and_lists_are_of_whole_lines() {
    assert_presses(
        Tool::Heading,
        &[
            ("Packed|", "## Packed|"),
            ("## Pa|cked", "### Pa|cked"),
            ("### Packed|", "Packed|"),
            ("one\nt|wo\nthree", "one\n## t|wo\nthree"),
            ("|", "## |"),
        ],
    );
    assert_presses(
        Tool::Quote,
        &[
            ("on‹e\ntw›o", "‹> one\n> two›"),
            ("‹> one\n> two›", "‹one\ntwo›"),
        ],
    );
    assert_presses(
        Tool::List,
        &[
            ("‹one\n\ntwo\n›three", "‹- one\n\n- two›\nthree"),
            ("‹- one\n- two›", "‹one\ntwo›"),
            ("- one\n|", "- one\n- |"),
            ("🦀 on|e", "- 🦀 on|e"),
        ],
    );
}

/// `None` is what the browser does by itself.
fn key(act: fn(&str, (u32, u32)) -> Option<Edit>, drawn: &str) -> Option<String> {
    let (text, selection) = read(drawn);
    act(&text, selection).map(|edit| draw(&text, &edit))
}

#[test]
fn enter_goes_on_with_a_list_or_a_quote_and_ends_it_on_an_empty_item() {
    for (before, after) in [
        ("- one|", Some("- one\n- |")),
        ("- o|ne", Some("- o\n- |ne")),
        ("  * one|", Some("  * one\n  * |")),
        ("9. nine|", Some("9. nine\n10. |")),
        ("1) one|", Some("1) one\n2) |")),
        ("- [x] bread|", Some("- [x] bread\n- [ ] |")),
        ("> said|", Some("> said\n> |")),
        ("> - one|", Some("> - one\n> - |")),
        ("- one\n- |", Some("- one\n|")),
        ("> said\n> |\nnext", Some("> said\n|\nnext")),
        ("- [ ] |", Some("|")),
        ("one|", None),
        ("-|", None),
        ("1.5 metres|", None),
        ("2026. A year|", Some("2026. A year\n2027. |")),
        ("```\n- one|", None),
        (
            "```\n- one\n```\n- two|",
            Some("```\n- one\n```\n- two\n- |"),
        ),
        ("|- one", None),
    ] {
        assert_eq!(key(break_line, before).as_deref(), after, "{before:?}");
    }
}

#[test]
fn tab_moves_items_and_nothing_else() {
    for (before, after) in [
        ("- one\n- two|", Some("- one\n  - two|")),
        ("1. one\n2. t|wo", Some("1. one\n   2. t|wo")),
        ("‹- one\n- two›", Some("‹  - one\n  - two›")),
        ("one|", None),
        ("> said|", None),
        ("‹- one\ntwo›", None),
        ("```\n- one|", None),
    ] {
        assert_eq!(key(indent, before).as_deref(), after, "{before:?}");
    }
    for (before, after) in [
        ("- one\n  - two|", Some("- one\n- two|")),
        ("‹  - one\n   - two›", Some("‹- one\n - two›")),
        ("- one|", None),
        ("  one|", None),
    ] {
        assert_eq!(key(outdent, before).as_deref(), after, "{before:?}");
    }
}

#[test]
fn an_address_pasted_over_words_makes_them_a_link() {
    let over = |drawn: &str, pasted: &str| {
        let (text, selection) = read(drawn);
        paste(&text, selection, pasted).map(|edit| draw(&text, &edit))
    };
    let address = "https://example.org/a?b=c";
    assert_eq!(
        over("our ‹boat› is", address).as_deref(),
        Some("our [boat](https://example.org/a?b=c)| is")
    );
    for (drawn, pasted) in [
        ("our |boat", address),
        ("our ‹boat›", "two words"),
        ("our ‹boat›", "https://example.org two"),
        ("our ‹boat›", "javascript:alert(1)"),
        ("our ‹boat›", "https://example.org/(a)"),
        ("[boat](‹https://›)", address),
        ("‹one\ntwo›", address),
    ] {
        assert_eq!(over(drawn, pasted), None, "{drawn:?} {pasted:?}");
    }
}

#[test]
fn no_place_is_outside_of_the_text() {
    for selection in [(0, 99), (99, 99), (5, 2), (1, 1)] {
        for tool in Tool::ALL {
            let _ = tool.apply("🦀", selection);
        }
        for act in [break_line, indent, outdent] {
            let _ = act("🦀", selection);
        }
    }
}
