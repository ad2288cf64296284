//! What a long, illustrated post has beside plain text: figures, callouts, definitions, formulas, its contents.

use markup::Punctuation;

fn post(markdown: &str) -> String {
    markup::post(markdown).into_string()
}

fn all_become(pairs: &[(&str, &str)]) {
    for (markdown, html) in pairs {
        assert_eq!(post(markdown), *html, "{markdown}");
    }
}

const IMG_END: &str = "loading=\"lazy\" decoding=\"async\">";

#[test]
fn a_picture_with_a_title_and_a_paragraph_to_itself_is_a_figure() {
    for (markdown, html) in [
        (
            "![A *quire*](/a.png \"Four <sheets>\")",
            format!(
                "<figure>\n<img src=\"/a.png\" alt=\"A quire\" {IMG_END}\n<figcaption>Four &lt;sheets&gt;</figcaption>\n</figure>\n"
            ),
        ),
        (
            "![A](https://b.example/a.png#wide)",
            format!(
                "<figure class=\"wide\">\n<img src=\"https://b.example/a.png\" alt=\"A\" {IMG_END}\n</figure>\n"
            ),
        ),
        (
            "> ![A](/a.png 'B')",
            format!(
                "<blockquote>\n<figure>\n<img src=\"/a.png\" alt=\"A\" {IMG_END}\n<figcaption>B</figcaption>\n</figure>\n</blockquote>\n"
            ),
        ),
        (
            "![A](/a.png 'B') and more",
            format!("<p><img src=\"/a.png\" alt=\"A\" title=\"B\" {IMG_END} and more</p>\n"),
        ),
        (
            "![A](/a.png 'B') ![C](/c.png 'D')",
            format!(
                "<p><img src=\"/a.png\" alt=\"A\" title=\"B\" {IMG_END} <img src=\"/c.png\" alt=\"C\" title=\"D\" {IMG_END}</p>\n"
            ),
        ),
        (
            "[![A](/a.png 'B')](/c)",
            format!(
                "<p><a href=\"/c\"><img src=\"/a.png\" alt=\"A\" title=\"B\" {IMG_END}</a></p>\n"
            ),
        ),
        ("![A](javascript:b 'C')", "<p>A</p>\n".to_owned()),
    ] {
        assert_eq!(post(markdown), html, "{markdown}");
    }
}

#[test]
fn an_uploaded_picture_is_as_large_as_it_says_and_comes_in_sizes() {
    let hash = "0123456789abcdef".repeat(4);
    let html = post(&format!("![A](/media/{hash}.jpg?w=1200&h=800 \"B\")"));
    assert_eq!(
        html,
        format!(
            "<figure>\n<picture><source type=\"image/webp\" srcset=\"/media/{hash}.480.webp 480w, /media/{hash}.960.webp 960w, \
             /media/{hash}.1200.webp 1200w\" sizes=\"(min-width: 62rem) 40.2rem, calc(100vw - 2.25rem)\">\
             <img src=\"/media/{hash}.jpg?w=1200&amp;h=800\" width=\"1200\" height=\"800\" alt=\"A\" {IMG_END}</picture>\n\
             <figcaption>B</figcaption>\n</figure>\n"
        )
    );
    let wide = post(&format!("![A](/media/{hash}.png?w=4000&h=800#wide)"));
    assert!(wide.contains("<figure class=\"wide\">"), "{wide}");
    assert!(wide.contains("(min-width: 70rem) 52.7rem"), "{wide}");
    assert!(wide.contains(".1600.webp 1600w\""), "{wide}");
    let moving = post(&format!("![A](/media/{hash}.gif?w=100&h=80)"));
    assert!(moving.contains("width=\"100\" height=\"80\""), "{moving}");
    assert!(!moving.contains("<picture>"), "{moving}");
    let comment = markup::comment(&format!("![A](/media/{hash}.jpg?w=1200&h=800)"));
    assert!(!comment.as_str().contains("<img"), "{comment:?}");
}

#[test]
fn callouts_say_in_a_word_what_they_are() {
    all_become(&[
        (
            "> [!NOTE]\n> Read *this*.",
            "<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">Note</p>\n<p>Read <em>this</em>.</p>\n</div>\n",
        ),
        (
            "> [!CAUTION]\n> - a",
            "<div class=\"callout callout-caution\" role=\"note\">\n<p class=\"callout-title\">Caution</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n",
        ),
        (
            "> [!OTHER]\n> a",
            "<blockquote>\n<p>[!OTHER]\na</p>\n</blockquote>\n",
        ),
    ]);
    let comment = markup::comment("> [!NOTE]\n> a").into_string();
    assert!(comment.contains("<blockquote>"), "{comment}");
}

#[test]
fn definitions_stand_under_their_terms() {
    all_become(&[
        (
            "Quire\n: Four sheets\n: A *blog*\n\nFold\n: Once",
            "<dl>\n<dt>Quire</dt>\n<dd>Four sheets</dd>\n<dd>A <em>blog</em></dd>\n<dt>Fold</dt>\n<dd>Once</dd>\n</dl>\n",
        ),
        ("a: b", "<p>a: b</p>\n"),
    ]);
    let comment = markup::comment("a\n: b").into_string();
    assert_eq!(comment, "<p>a<br>\n: b</p>\n");
}

#[test]
fn formulas_are_shown_as_they_were_written() {
    all_become(&[
        (
            "Is $a_1 * b_1 * c < \\pi$?",
            "<p>Is <code class=\"math\">$a_1 * b_1 * c &lt; \\pi$</code>?</p>\n",
        ),
        (
            "$$\nx^2\n$$",
            "<p><code class=\"math display\">$$\nx^2\n$$</code></p>\n",
        ),
        ("From $5 to $10", "<p>From $5 to $10</p>\n"),
    ]);
    assert_eq!(markup::excerpt("So $x^2$ it is."), "So $x^2$ it is.");
}

#[test]
fn a_long_post_begins_with_its_contents() {
    let long = post("# A *b*\n\n## C\n\n## D\n\n### E\n\n# F & G\n\n> # H\n");
    let contents = long.split_once("</nav>\n").map(|(nav, _)| nav);
    assert_eq!(
        contents,
        Some(
            "<nav class=\"contents\" aria-labelledby=\"user-content-contents_\">\n<h2 id=\"user-content-contents_\">Contents</h2>\n<ol>\n\
             <li><a href=\"#user-content-a-b\">A b</a>\n<ol>\n<li><a href=\"#user-content-c\">C</a></li>\n\
             <li><a href=\"#user-content-d\">D</a></li>\n</ol>\n</li>\n\
             <li><a href=\"#user-content-f-g\">F &amp; G</a></li>\n</ol>\n"
        )
    );
    let short = post("# A\n\n# B\n\n# C\n");
    assert!(!short.contains("<nav"), "{short}");
    let comment = markup::comment("# A\n\n# B\n\n# C\n\n# D").into_string();
    assert!(!comment.contains("<nav"), "{comment}");
}

#[test]
fn punctuation_is_set_where_the_owner_wants_it() {
    let markdown = "\"It's\" -- so... `\"--\"`";
    assert_eq!(
        post(markdown),
        "<p>&quot;It&#39;s&quot; -- so... <code>&quot;--&quot;</code></p>\n"
    );
    assert_eq!(
        markup::post_with(markdown, Punctuation::Smart).as_str(),
        "<p>“It’s” – so… <code>&quot;--&quot;</code></p>\n"
    );
}
