//! The beginning of a post in plain text.

use markup::excerpt;

#[test]
fn an_excerpt_is_the_prose_without_its_markup() {
    for (markdown, text) in [
        ("", ""),
        (
            "# Title\n\nA *sheet*,\nfolded [once](https://a.example).",
            "A sheet, folded once.",
        ),
        (
            "```\ncode\n```\n\n![picture](/a.png)\n\n- one\n- two\n\n> three",
            "one two three",
        ),
        ("|a|\n|-|\n\nAfter[^1].\n\n[^1]: Note.", "After."),
        ("背の糸を、\n引く。", "背の糸を、 引く。"),
    ] {
        assert_eq!(excerpt(markdown), text, "{markdown}");
    }
}

#[test]
fn a_long_excerpt_ends_after_a_word() {
    let long = excerpt(&"word, ".repeat(100));
    assert!(long.ends_with("word…"), "{long}");
    assert!((150..=200).contains(&long.chars().count()), "{long}");
    assert_eq!(excerpt(&"漢".repeat(500)).chars().count(), 200);
}
