//! What people write under posts, and how little of Markdown it can be.

fn all_become(pairs: &[(&str, &str)]) {
    for (markdown, html) in pairs {
        assert_eq!(markup::comment(markdown).as_str(), *html, "{markdown}");
    }
}

#[test]
fn people_write_paragraphs_lists_quotes_and_code() {
    all_become(&[
        ("One\ntwo\n\nthree", "<p>One<br>\ntwo</p>\n<p>three</p>\n"),
        (
            "*a* **b** `c` ~~d~~",
            "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>\n",
        ),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        (
            "```rust\na\n```",
            "<pre tabindex=\"0\"><code class=\"language-rust\">a\n</code></pre>\n",
        ),
    ]);
}

#[test]
fn row_46_links_in_comments_vouch_for_nothing() {
    all_become(&[
        (
            "[a](https://b.example)",
            "<p><a href=\"https://b.example\" rel=\"noopener noreferrer nofollow ugc\">a</a></p>\n",
        ),
        ("[a](#comment-3)", "<p><a href=\"#comment-3\">a</a></p>\n"),
    ]);
}

#[test]
fn what_only_posts_have_is_shown_as_plain_paragraphs() {
    all_become(&[
        ("# a *b*", "<p>a <em>b</em></p>\n"),
        ("a\n===", "<p>a</p>\n"),
        ("|a|\n|-|", "<p>|a|<br>\n|-|</p>\n"),
        ("a[^1]", "<p>a[^1]</p>\n"),
        ("- [ ] a", "<ul>\n<li>[ ] a</li>\n</ul>\n"),
        ("---", "<p>* * *</p>\n"),
    ]);
}

#[test]
fn row_51_pictures_in_comments_are_links() {
    all_become(&[
        (
            "![a](https://b.example/c.png)",
            "<p><a href=\"https://b.example/c.png\" rel=\"noopener noreferrer nofollow ugc\">a</a></p>\n",
        ),
        (
            "![](/media/a.png)",
            "<p><a href=\"/media/a.png\">/media/a.png</a></p>\n",
        ),
        ("![a](javascript:b)", "<p>a</p>\n"),
        (
            "[![a](https://b.example/c.png)](/d)",
            "<p><a href=\"/d\">a</a></p>\n",
        ),
    ]);
}
