//! Rows 46 and 47 of the acceptance table: whatever somebody writes, a browser finds nothing in it to run.

mod oracle;

use proptest::prelude::*;

/// One hostile input a line; `\n` in it stands for a line break.
const FIXTURES: [&str; 2] = [
    include_str!("fixtures/xss.txt"),
    include_str!("fixtures/hostile.txt"),
];

fn inputs() -> impl Iterator<Item = String> {
    FIXTURES
        .into_iter()
        .flat_map(str::lines)
        .filter(|line| !line.starts_with("# One") && !line.is_empty())
        .map(|line| line.replace("\\n", "\n"))
}

fn renderings(markdown: &str) -> [String; 3] {
    [
        markup::post(markdown).into_string(),
        markup::post_with(markdown, markup::Punctuation::Smart).into_string(),
        markup::comment(markdown).into_string(),
    ]
}

#[test]
fn row_46_nothing_in_a_hostile_text_survives_rendering() {
    for markdown in inputs() {
        for html in renderings(&markdown) {
            assert_eq!(
                oracle::findings(&html),
                Vec::<String>::new(),
                "{markdown}\nbecame\n{html}"
            );
        }
    }
}

#[test]
fn row_46_hostile_texts_hide_in_no_other_part_of_a_text() {
    for part in [
        "> {}",
        "- {}",
        "1. {}",
        "# {}",
        "**{}**",
        "`{}`",
        "[{}](https://a.example)",
        "![{}](https://a.example/a.png)",
        "[a]({})",
        "[a](<{}>)",
        "![a]({})",
        "[a](https://a.example \"{}\")",
        "![a](/a.png '{}')",
        "<{}>",
        "```{}\ncode\n```",
        "    {}",
        "| a |\n|---|\n| {} |",
        "[^1]\n\n[^1]: {}",
        "[^{}]\n\n[^{}]: a",
        "[a]\n\n[a]: {} \"{}\"",
        "- [x] {}",
        "~~{}~~",
        "[{}]: https://a.example",
        "![a](/a.png \"{}\")\n\nb",
        "![{}](/media/{}.png?w=2&h=1 \"{}\")",
        "> [!NOTE]\n> {}",
        "> [!{}]\n> a",
        "{}\n: {}",
        "$x {} y$",
        "$$\n{}\n$$",
        "# {}\n# {}\n## {}\n# {}",
        "```rust\n{}\n```",
        "```html\n{}\n```",
        "```diff\n+{}\n```",
    ] {
        for payload in inputs() {
            let markdown = part.replace("{}", &payload);
            for html in renderings(&markdown) {
                assert_eq!(
                    oracle::findings(&html),
                    Vec::<String>::new(),
                    "{markdown}\nbecame\n{html}"
                );
            }
        }
    }
}

#[test]
fn row_46_a_browser_reads_the_html_as_it_was_written() {
    for markdown in inputs() {
        for html in renderings(&markdown) {
            assert_eq!(
                oracle::tree(&html),
                oracle::tree(&oracle::serialised(&html)),
                "{markdown}"
            );
        }
    }
}

#[test]
fn row_80_what_lies_too_deep_is_still_what_was_written() {
    for piece in [
        "> ",
        "- ",
        "1. ",
        "> - ",
        "*a **b ",
        "- > # ",
        "- |a|\n  |-|\n  ",
    ] {
        for html in renderings(&piece.repeat(200)) {
            assert_eq!(oracle::findings(&html), Vec::<String>::new());
            assert_eq!(
                oracle::tree(&html),
                oracle::tree(&oracle::serialised(&html)),
                "{piece}"
            );
        }
    }
}

#[test]
fn row_46_there_are_forty_hostile_texts_of_our_own() {
    assert!(FIXTURES[1].lines().count() > 40);
}

/// Bits of Markdown and HTML that meet in ways nobody thought of.
fn soup() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        3 => prop::sample::select(vec![
            "[", "](", ")", "![", "<", ">", "\"", "'", "`", "```", "~~~", "*", "**", "_", "~~", "#", "- ", "1. ", "> ", "|",
            "|-|", "[^1]", "[^1]: ", "[x]: ", "- [ ] ", "\n", "\n\n", "    ", "\t", "\r", "\0", "\\", "&", "&lt;", "&#x3c;",
            "&colon;", "javascript:", "data:text/html,", "https://", "http://a.example", "//", "mailto:", "#a", "/",
            "<script>", "</script>", "<svg>", "<math>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<table>", "<p>",
            "</p>", "> [!NOTE]\n", ": ", "\n: ", "$", "$$", "```rust\n", "```html\n", "```diff\n", "/*", "r#\"", "# a\n", "![a](/b \"c\")",
            "#wide", "/media/", "---", "...", "<a href=", " onerror=", "=", "---", "\u{202e}", "\u{2028}", "\u{feff}", "é", "漢",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(bit, 0..40).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn row_46_no_text_whatsoever_becomes_dangerous(markdown in soup()) {
        for html in renderings(&markdown) {
            prop_assert_eq!(oracle::findings(&html), Vec::<String>::new(), "{}", html);
            prop_assert_eq!(oracle::tree(&html), oracle::tree(&oracle::serialised(&html)), "{}", html);
        }
    }

    #[test]
    fn row_46_no_string_whatsoever_becomes_dangerous(markdown in any::<String>()) {
        for html in renderings(&markdown) {
            prop_assert_eq!(oracle::findings(&html), Vec::<String>::new(), "{}", html);
            prop_assert_eq!(oracle::tree(&html), oracle::tree(&oracle::serialised(&html)), "{}", html);
        }
        let excerpt = markup::excerpt(&markdown);
        prop_assert!(excerpt.chars().count() <= 201);
        prop_assert!(!excerpt.contains(char::is_control), "{excerpt:?}");
    }

    #[test]
    fn the_same_text_always_becomes_the_same_html(markdown in soup()) {
        prop_assert_eq!(renderings(&markdown), renderings(&markdown));
    }
}
