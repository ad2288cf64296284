//! What authors write and readers get.

fn post(markdown: &str) -> String {
    markup::post(markdown).into_string()
}

/// Pairs of a text and the HTML it becomes.
fn all_become(pairs: &[(&str, &str)]) {
    for (markdown, html) in pairs {
        assert_eq!(post(markdown), *html, "{markdown}");
    }
}

#[test]
fn authors_write_commonmark() {
    all_become(&[
        ("", ""),
        ("One\ntwo\n\nthree", "<p>One\ntwo</p>\n<p>three</p>\n"),
        ("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"),
        (
            "*a* **b** `c<d>` ~~e~~",
            "<p><em>a</em> <strong>b</strong> <code>c&lt;d&gt;</code> <del>e</del></p>\n",
        ),
        ("> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
        (
            "- a\n- b\n  1. c",
            "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n",
        ),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"),
        ("&copy; &amp; \\*", "<p>© &amp; *</p>\n"),
    ]);
}

#[test]
fn headings_come_under_the_title_and_can_be_linked_to() {
    let heading = |level: u8, id: &str, words: &str| {
        format!(
            "<h{level} id=\"user-content-{id}\">{words}<a class=\"anchor\" href=\"#user-content-{id}\" aria-label=\"Link to this section\">#</a></h{level}>\n"
        )
    };
    for (markdown, html) in [
        ("# Before six", heading(2, "before-six", "Before six")),
        // Ranks come from the order, so that they leave no gap below the title.
        ("###### Deep", heading(2, "deep", "Deep")),
        ("Setext\n===", heading(2, "setext", "Setext")),
        (
            "## The *unit* of `x`",
            heading(2, "the-unit-of-x", "The <em>unit</em> of <code>x</code>"),
        ),
        (
            "# A\n### B\n#### C\n### D\n## E\n# F",
            [
                heading(2, "a", "A"),
                heading(3, "b", "B"),
                heading(4, "c", "C"),
                heading(3, "d", "D"),
                heading(3, "e", "E"),
                heading(2, "f", "F"),
            ]
            .concat(),
        ),
        ("# 背の糸", heading(2, "背の糸", "背の糸")),
        ("# Ёлка & Ель", heading(2, "ёлка-ель", "Ёлка &amp; Ель")),
        ("# 🦀", heading(2, "section", "🦀")),
        ("#", heading(2, "section", "")),
        (
            "# A\n# A\n# A 2\n# a",
            [
                heading(2, "a", "A"),
                heading(2, "a-2", "A"),
                heading(2, "a-2-2", "A 2"),
                heading(2, "a-3", "a"),
            ]
            .concat(),
        ),
    ] {
        let rendered = post(markdown);
        // The contents of a long post come before it.
        let text = rendered
            .split_once("</nav>\n")
            .map_or(&*rendered, |(_, text)| text);
        assert_eq!(text, html, "{markdown}");
    }
}

#[test]
fn tables_scroll_within_a_named_region() {
    assert_eq!(
        post("|  | a | b |\n|---|--:|:-:|\n| c | 1 | |"),
        "<div class=\"table-wrap\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">\n<table>\n<thead>\n\
         <tr><td></td><th scope=\"col\" class=\"num\">a</th><th scope=\"col\" class=\"center\">b</th></tr>\n</thead>\n<tbody>\n\
         <tr><td>c</td><td class=\"num\">1</td><td></td></tr>\n</tbody>\n</table>\n</div>\n"
    );
    let two = post("|a|\n|-|\n\n|b|\n|-|");
    assert!(
        two.contains("aria-label=\"Table\"") && two.contains("aria-label=\"Table 2\""),
        "{two}"
    );
    assert!(!two.contains("tbody"), "{two}");
}

#[test]
fn footnotes_stand_at_the_end_with_ways_back() {
    assert_eq!(
        post(
            "One[^x], two[^y], one again[^X].\n\n[^y]: Why?\n\n[^x]: Because *so*.\n[^z]: Nobody asks."
        ),
        "<p>One<sup><a id=\"user-content-ref_1\" href=\"#user-content-note_1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup>, \
         two<sup><a id=\"user-content-ref_2\" href=\"#user-content-note_2\" role=\"doc-noteref\" aria-label=\"Note 2\">2</a></sup>, \
         one again<sup><a id=\"user-content-ref_1_2\" href=\"#user-content-note_1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup>.</p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"user-content-notes_\">\n\
         <h2 id=\"user-content-notes_\">Notes</h2>\n<ol>\n\
         <li id=\"user-content-note_1\"><p>Because <em>so</em>. \
         <a href=\"#user-content-ref_1\" role=\"doc-backlink\" aria-label=\"Back to the text\">Back</a> \
         <a href=\"#user-content-ref_1_2\" role=\"doc-backlink\" aria-label=\"Back to the text, place 2\">Back</a></p>\n</li>\n\
         <li id=\"user-content-note_2\"><p>Why? \
         <a href=\"#user-content-ref_2\" role=\"doc-backlink\" aria-label=\"Back to the text\">Back</a></p>\n</li>\n\
         </ol>\n</section>\n"
    );
    assert_eq!(post("No note[^nowhere]."), "<p>No note[^nowhere].</p>\n");
}

#[test]
fn tasks_are_boxes_that_readers_cannot_tick() {
    all_become(&[(
        "- [x] sewn\n- [ ] bound",
        "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"Done\"> sewn</li>\n\
         <li><input type=\"checkbox\" disabled aria-label=\"To do\"> bound</li>\n</ul>\n",
    )]);
}

#[test]
fn code_keeps_its_language_and_can_be_scrolled_by_keyboard() {
    all_become(&[
        (
            "```Text,ignore\nlet a = \"<\";\n```",
            "<pre tabindex=\"0\"><code class=\"language-text\">let a = &quot;&lt;&quot;;\n</code></pre>\n",
        ),
        (
            "~~~ c++ x\n\n~~~",
            "<pre tabindex=\"0\"><code class=\"language-c++\">\n</code></pre>\n",
        ),
        (
            "```\"onclick=x\na\n```",
            "<pre tabindex=\"0\"><code>a\n</code></pre>\n",
        ),
        (
            "    indented",
            "<pre tabindex=\"0\"><code>indented</code></pre>\n",
        ),
    ]);
}

#[test]
fn html_in_a_text_is_shown_as_it_was_typed() {
    all_become(&[
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"),
        (
            "<div>\nx\n</div>\n\ny",
            "<p>&lt;div&gt;\nx\n&lt;/div&gt;\n</p>\n<p>y</p>\n",
        ),
        ("<!-- c -->", "<p>&lt;!-- c --&gt;</p>\n"),
    ]);
}

#[test]
fn row_46_links_lead_to_the_web_to_mail_and_around_the_site() {
    const REL: &str = "rel=\"noopener noreferrer nofollow ugc\"";
    for (markdown, html) in [
        (
            "[a](https://b.example/c?d=e&f 'T\"')",
            format!("<a href=\"https://b.example/c?d=e&amp;f\" title=\"T&quot;\" {REL}>a</a>"),
        ),
        (
            "<http://b.example>",
            format!("<a href=\"http://b.example\" {REL}>http://b.example</a>"),
        ),
        (
            "[a](<HTTPS://B.example/x y>)",
            format!("<a href=\"HTTPS://B.example/x%20y\" {REL}>a</a>"),
        ),
        (
            "<ada@b.example>",
            "<a href=\"mailto:ada@b.example\">ada@b.example</a>".to_owned(),
        ),
        ("[a](/posts/b)", "<a href=\"/posts/b\">a</a>".to_owned()),
        (
            "[a](posts/b?c#d)",
            "<a href=\"posts/b?c#d\">a</a>".to_owned(),
        ),
        (
            "[a](#the-unit)",
            "<a href=\"#user-content-the-unit\">a</a>".to_owned(),
        ),
        (
            "[a](#comment-12)",
            "<a href=\"#comment-12\">a</a>".to_owned(),
        ),
        (
            "[a](/\\b.example)",
            "<a href=\"/%5Cb.example\">a</a>".to_owned(),
        ),
        ("[a](//b.example)", "a".to_owned()),
        ("[a](javascript:b)", "a".to_owned()),
        ("[a](data:b)", "a".to_owned()),
        ("[a](b:c)", "a".to_owned()),
        ("[a](https:b)", "a".to_owned()),
        ("[a](https://b@c.example)", "a".to_owned()),
        ("[a]()", "a".to_owned()),
    ] {
        assert_eq!(post(markdown), format!("<p>{html}</p>\n"), "{markdown}");
    }
}

#[test]
fn pictures_come_from_this_site_or_under_tls() {
    let img =
        |rest: &str| format!("<p><img src=\"{rest} loading=\"lazy\" decoding=\"async\"></p>\n");
    for (markdown, html) in [
        (
            "![a *b* `c`](https://d.example/e.png)",
            img("https://d.example/e.png\" alt=\"a b c\""),
        ),
        (
            "![](/media/a.png)",
            img("/media/a.png\" alt=\"\""),
        ),
        (
            "![a](http://d.example/e.png)",
            "<p><a href=\"http://d.example/e.png\" rel=\"noopener noreferrer nofollow ugc\">a</a></p>\n".to_owned(),
        ),
        ("![a](data:image/png;base64,AA)", "<p>a</p>\n".to_owned()),
    ] {
        assert_eq!(post(markdown), html, "{markdown}");
    }
}
