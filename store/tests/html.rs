//! Row 46 of the acceptance table for HTML from elsewhere: what a blog that moves in brings along can only stand there.

#[path = "../../markup/tests/oracle/mod.rs"]
mod oracle;

use proptest::prelude::*;
use std::time::{Duration, Instant};
use store::html::{sanitise, sanitise_comment};

/// One hostile input a line; `\n` in it stands for a line break.
const FIXTURES: [&str; 2] = [
    include_str!("../../markup/tests/fixtures/xss.txt"),
    include_str!("../../markup/tests/fixtures/hostile.txt"),
];

fn inputs() -> impl Iterator<Item = String> {
    FIXTURES
        .into_iter()
        .flat_map(str::lines)
        .filter(|line| !line.starts_with("# One") && !line.is_empty())
        .map(|line| line.replace("\\n", "\n"))
}

/// What is wrong with what is left of some HTML.
fn problem(html: &str) -> Option<String> {
    let post = sanitise(html).into_string();
    let comment = sanitise_comment(html).into_string();
    for clean in [&post, &comment] {
        let findings = oracle::findings(clean);
        if !findings.is_empty() {
            return Some(format!("{findings:?} in {clean}"));
        }
        if oracle::tree(clean) != oracle::tree(&oracle::serialised(clean)) {
            return Some(format!("another tree when written and read again: {clean}"));
        }
    }
    if sanitise(&post).as_str() != post || sanitise_comment(&comment).as_str() != comment {
        return Some(format!("another text when cleaned again: {post}"));
    }
    comment
        .contains("<img")
        .then(|| format!("a picture in a comment: {comment}"))
}

#[test]
fn row_46_nothing_hostile_is_left_of_html_from_elsewhere() {
    for html in inputs() {
        assert_eq!(problem(&html), None, "{html}");
    }
    for around in [
        "<p>{}</p>",
        "<table><tr><td>{}",
        "<b><p>{}",
        "<a href='{}'>x</a>",
        "<img src=\"{}\">",
        "<ul><li>{}<li>{}",
    ] {
        for payload in inputs() {
            let html = around.replace("{}", &payload);
            assert_eq!(problem(&html), None, "{html}");
        }
    }
}

#[test]
fn what_an_editor_of_another_blog_writes_is_kept() {
    for (html, clean) in [
        ("", ""),
        (
            "<p>Nobody&nbsp;spoke <em>much</em> &amp; &mdash; so.</p>\r\n<h2>Next</h2>",
            "<p>Nobody&nbsp;spoke <em>much</em> &amp; — so.</p>\n<h2>Next</h2>",
        ),
        (
            "<pre><code class=\"language-python\">a &lt; b</code></pre>",
            "<pre tabindex=\"0\"><code class=\"language-python\">a &lt; b</code></pre>",
        ),
        (
            "<a href=\"https://a.example\" target=\"_blank\">a</a>",
            "<a href=\"https://a.example\" rel=\"noopener noreferrer nofollow ugc\">a</a>",
        ),
        (
            "<h2 id=\"x\">X</h2><a href=\"#x\">x</a>",
            "<h2 id=\"user-content-x\">X</h2><a href=\"#user-content-x\" rel=\"noopener noreferrer nofollow ugc\">x</a>",
        ),
        (
            "<img src=\"https://a.example/b.png\" alt=\"b\" style=\"width:1px\" width=\"2\">",
            "<img src=\"https://a.example/b.png\" alt=\"b\" width=\"2\" loading=\"lazy\">",
        ),
        (
            "<img src=\"http://a.example/b.png\" alt=\"b\">",
            "<img loading=\"lazy\" alt=\"b\">",
        ),
        ("<p style=\"color:red\" class=\"x\">a</p>", "<p>a</p>"),
        ("<font color=red>a</font><script>b</script>", "a"),
        (
            "<a href=\"//a.example\">a</a>",
            "<a rel=\"noopener noreferrer nofollow ugc\">a</a>",
        ),
    ] {
        assert_eq!(sanitise(html).as_str(), clean, "{html}");
    }
    assert_eq!(
        sanitise_comment("<p>a<img src=\"/b.png\"></p>").as_str(),
        "<p>a</p>"
    );
}

#[test]
fn row_80_of_html_that_would_keep_a_parser_busy_for_a_minute_the_words_are_left() {
    const SIZE: usize = domain::PostBody::MAX;
    /// Tests are built without optimisation, and other work goes on.
    const LIMIT: Duration = Duration::from_secs(5);
    let distinct: String = (0..2000).map(|n| format!("<b title={n}>")).collect();
    let mut texts: Vec<String> = [
        "<div>",
        "<ul><li>",
        "<dl><dd>",
        "<i><div>",
        "<b></p>",
        "<blockquote>",
        "<b><p>",
        "<p><b>",
        "<table><tr><td>",
        "<div><marquee></div></marquee>",
        "<div></b>",
        "<svg>",
        "<p>",
        "<li>",
        "<a>",
        "&",
        "& ",
        "&a<",
        "&</x>",
        "<x>&",
        "<!--",
        "<",
        "<b></b>",
        "</p>",
        "<b a=",
    ]
    .map(|piece| piece.repeat(SIZE / piece.len()))
    .into();
    texts.push(format!("<p>{distinct}</p>{}", "<p>x".repeat(SIZE / 8)));
    for html in texts {
        let start = Instant::now();
        let clean = sanitise(&html).into_string();
        let took = start.elapsed();
        let beginning: String = html.chars().take(40).collect();
        assert!(took < LIMIT, "{took:?} for {beginning}");
        assert!(
            clean.len() < 20 * SIZE,
            "{} bytes for {beginning}",
            clean.len()
        );
        assert!(oracle::findings(&clean).is_empty());
        assert!(sanitise(&clean).as_str() == clean, "{beginning}");
    }
}

/// Bits of HTML that meet in ways nobody thought of.
fn soup() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        5 => prop::sample::select(
            "<p> </p> <b> </b> <a_href=/a> </a> <table> <tr> <td> </td> </table> <ul> <li> </ul> <div> </div> <svg> </svg> <math> \
             <mtext> <mi> <style> </style> <script> </script> <title> </title> <textarea> </textarea> <select> <option> <noscript> \
             </noscript> <template> </template> <iframe> </iframe> <form> </form> <button> </button> <img_src=x> <h1> </h1> <pre> \
             </pre> <code> <br> <hr> <dl> <dd> <dt> <i> </i> <s_id=a> <caption> <colgroup> <col> <tbody> <th> <span> </span> <object> \
             </object> <marquee> </marquee> <body> <html> <head> <frameset> <input> <!-- --> --!> <![CDATA[ ]]> <!doctype> <?x \
             <annotation-xml> <foreignObject> <desc> <mglyph> <malignmark> <xmp> <plaintext> <ruby> <rt> <rp> <q> <figure> onload= \" ' > < \
             & &lt; &#0; href=javascript:a style=a"
                .split_whitespace()
                .map(|bit| bit.replace('_', " "))
                .collect::<Vec<_>>(),
        ),
        1 => "\\PC{0,4}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(bit, 0..30).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn row_46_no_html_whatsoever_stays_dangerous(html in soup()) {
        prop_assert_eq!(problem(&html), None);
    }
}
