//! Code in colour, which is the same code.

use proptest::prelude::*;

/// What stands in the block of code that the text becomes.
fn block(language: &str, code: &str) -> String {
    let html = markup::post(&format!("~~~~~~ {language}\n{code}\n~~~~~~")).into_string();
    let open = format!("<pre tabindex=\"0\"><code class=\"language-{language}\">");
    let inside = html
        .strip_prefix(&open)
        .and_then(|rest| rest.strip_suffix("</code></pre>\n"));
    inside.unwrap_or(&html).to_owned()
}

/// Without its colours, and with them in brackets.
fn bracketed(html: &str) -> String {
    html.replace("<span class=\"tok-", "[")
        .replace("\">", " ")
        .replace("</span>", "]")
}

fn without_colours(html: &str) -> String {
    let mut out = String::new();
    for (index, part) in html.split("<span class=\"tok-").enumerate() {
        out.push_str(match part.split_once("\">") {
            Some((_, rest)) if index > 0 => rest,
            _ => part,
        });
    }
    out.replace("</span>", "")
}

#[test]
fn words_of_a_language_are_told_apart() {
    for (language, code, html) in [
        (
            "rust",
            "#[derive(Debug)]\npub fn is(self: &'a str) -> Leaf { vec![1.5, 'x'] } // so",
            "[a #[derive(Debug)]]\n[k pub fn] [f is]([k self]: &amp;&#39;a [t str]) -&gt; [t Leaf] [p {] [a vec]![[n 1.5], [s &#39;x&#39;]] [p }] [c // so]",
        ),
        (
            "rust",
            "r#\"a \"b\" c\"# /* d\ne */ \"f\ng\"",
            "[s r#&quot;a &quot;b&quot; c&quot;#] [c /* d\ne */] [s &quot;f\ng&quot;]",
        ),
        (
            "python",
            "@cached\ndef f(x):\n    return f\"{x}\" # so",
            "[a @cached]\n[k def] [f f](x):\n    [k return] [s f&quot;{x}&quot;] [c # so]",
        ),
        (
            "sql",
            "SELECT count(*) FROM posts -- all",
            "[k SELECT] [f count](*) [k FROM] posts [c -- all]",
        ),
        (
            "json",
            "{\"a\": [1, null]}",
            "[p {][a &quot;a&quot;]: [[n 1], [k null]][p }]",
        ),
        (
            "toml",
            "[a]\nb-c = \"d\" # e",
            "[a [a]]\n[a b-c] = [s &quot;d&quot;] [c # e]",
        ),
        (
            "sh",
            "echo \"$A\" $B#c # d",
            "[k echo] [s &quot;$A&quot;] [a $B]#c [c # d]",
        ),
        (
            "css",
            "a:hover { color: #fff }",
            "a:hover [p {] [a color]: [a #fff] [p }]",
        ),
        (
            "html",
            "<p class=\"a\">b &amp; c</p> <!-- d -->",
            "[k &lt;p] [a class]=[s &quot;a&quot;]&gt;b [n &amp;amp;] c[k &lt;/p]&gt; [c &lt;!-- d --&gt;]",
        ),
        (
            "diff",
            "@@ 1 @@\n-a\n+b\n c",
            "[k @@ 1 @@]\n[del -a]\n[add +b]\n c",
        ),
    ] {
        let html = format!("{html}\n");
        assert_eq!(bracketed(&block(language, code)), html, "{code}");
    }
}

#[test]
fn code_of_no_known_language_is_plain() {
    assert_eq!(block("nonsense", "let a = 1;"), "let a = 1;\n");
    assert_eq!(
        markup::post("    let a = 1;")
            .as_str()
            .matches("span")
            .count(),
        0
    );
}

#[test]
fn row_80_a_text_has_no_end_of_colours() {
    let html = markup::post(&format!("```rust\n{}```", "1 a ".repeat(60_000))).into_string();
    assert_eq!(html.matches("<span").count(), 20_000);
    assert_eq!(html.matches("</span>").count(), 20_000);
}

fn code() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        3 => prop::sample::select(vec![
            "\"", "'", "`", "\"\"\"", "/*", "*/", "//", "#", "--", "<!--", "-->", "<a ", "<", ">", "&", "&lt;", "r#\"", "\"#", "#[", "]", "(", "{",
            "}", "$a", "${a", "@a", "\\", "if", "fn ", "let", "A", "1", "1.2", "0x", " ", "  ", "\n", "+", "-", "a:", "a =", "é", "漢", "[x]", "!", "'a'", "'\\n'",
        ]).prop_map(str::to_owned),
        1 => "[^~\r\0]{0,5}",
    ];
    prop::collection::vec(bit, 0..40).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn row_46_without_its_colours_code_is_what_was_written(code in code()) {
        let plain = block("nonsense", &code);
        for language in ["rust", "python", "ts", "json", "toml", "css", "sh", "sql", "c", "php", "lua", "elixir", "html", "diff"] {
            let coloured = block(language, &code);
            prop_assert_eq!(without_colours(&coloured), plain.clone(), "{} {}", language, coloured);
        }
    }
}
