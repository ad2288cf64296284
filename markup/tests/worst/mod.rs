//! Texts that were made to keep a renderer busy: the cases that broke parsers of Markdown before, relatives of theirs, and
//! code that is hard to colour.

/// Each fills a text by being repeated.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    ">", "> ", "- ", "* ", "1. ", "- > ", "[", "![", "[a](", "[a](<", "[a](b \"c\n", "[][", "[a][", "[]", "](", "<",
    "<a ", "<a b=\"\n", "</", "<!--", "<?", "<!A ", "<![CDATA[", "a<!A ", "<http:", "<a@b.", "*a ", "*a_ ", "a**b",
    "**a *b ", "*a **b ", "***a ", "a*** ", "**x [y](z ", "~a ~~b ", "`a``", "\\", "\\*", "&", "&#x", "&amp;", "|",
    "|a\n", "|-\n", "a|b\n-|-\n", "a\n-\n", "a\n", "# a\n", "#", "# ", "```\n", "~~~~~\n`\n", "    a\n", " ", "\t",
    "\n", "\r", "\0", "a      \n", "<div>\n", "[^1]: a\n", "[^a]:", "[^1]: - ", "[a\n", "[a]: \\\n", "[a]: b 'c\n",
    "- [ ] a\n", "- [ ] ", "1) a\n2. b\n", "é*漢_ ", "![a](b)", "*", "_", "* * ", "[a](b", "- a\n\n", "> a\n\n", "$",
    "$$", "$a", "$a$ ", "$a{", "{$", "$$a\n", "$`", ": ", ":\n", "a\n: b\n", "a\n\n: b\n\n", "a\n: - ", "a\n:",
    ": > ", "> [!NOTE]\n", "> [!TIP]\n> a\n\n", "> > [!CAUTION]\n", "![a](b \"c\")\n\n", "![a](b#wide)\n\n", "\"",
    "\" ", "'a ", "--", "... ", "```rs\na\n```\n", "```c\n```\n```sh\na\n```\n",
];

/// Half of the text is one thing, half another.
#[rustfmt::skip]
const HALVES: &[(&str, &str)] = &[
    ("[", "]"), ("[", "](a)"), ("![", "](b)"), ("[[[a", "]]]"), ("*a **b ", "c* d** "), ("***a", "b*** "),
    (">", "\n"), (">", "a\n"), (">", ">\n"), ("> ", "- a\n"), (">", "```\n"), (">", "a|b\n"), ("- ", "\n"),
    ("- ", " \n"), ("- ", "a\n"), ("- ", "a\n b\n"), ("- ", "\n\n \n"), ("- x ", "a\n"), ("1. ", "\n \n"),
    ("> - ", ">\n"), ("* a\n", "  a\n\n"), ("[^1]:", "\n"), ("<a>", "</a>"), ("$", "}"), ("${", "}$"), ("$$", "$ "),
    ("a\n: ", "b\n\n"), ("[^1]: [^1]", "\n"), ("\"", "'"), ("> [!NOTE]\n", "a\n"), ("a\n: ", "  : "),
];

/// Written in a block of code, in each of these languages.
const LANGUAGES: &[&str] = &["rust", "python", "sh", "toml", "html"];
#[rustfmt::skip]
const CODE: &[&str] = &[
    "\"", "'", "`", "\"\"\"", "/*", "*/", "--[[", "<!--", "<a ", "<", "&", "r#", "#[", "#[]", "#", "#a ", "&a;", "<!", "a ", "a(", "A ", "1 ", "1.", "{", "${", "@a ",
    "'\\", "\\", "if ", "a = ", "[", "+\n", "é", "\n", "a:", "            a",
];

/// Texts of about so many bytes, each with what it is made of.
pub(crate) fn texts(size: usize) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for piece in PIECES {
        texts.push((format!("{piece:?}"), piece.repeat(size / piece.len())));
    }
    for (first, second) in HALVES {
        let text = first.repeat(size / 2 / first.len()) + &second.repeat(size / 2 / second.len());
        texts.push((format!("{first:?} and then {second:?}"), text));
    }
    for text in others(size) {
        let beginning: String = text.chars().take(24).collect();
        texts.push((format!("{beginning:?}…"), text));
    }
    for language in LANGUAGES {
        for piece in CODE {
            let code = piece.repeat(size / piece.len());
            texts.push((
                format!("{piece:?} in {language}"),
                format!("```{language}\n{code}"),
            ));
        }
    }
    texts
}

fn others(size: usize) -> Vec<String> {
    vec![
        "- ".repeat(size / 4) + "```\n" + &"\n".repeat(size / 2),
        "- ".repeat(size / 4) + "    x\n" + &"\n".repeat(size / 2),
        format!("[a]{}{}", "(".repeat(size / 2), ")".repeat(size / 2)),
        format!("[a]: u\n\n{}", "[a]".repeat(size / 3)),
        format!(
            "[a]: {}\n\n{}",
            "u".repeat(size / 2),
            "[a]".repeat(size / 6)
        ),
        format!("{}\n\n[^1]: a\n", "[^1]".repeat(size / 4)),
        format!(
            "{}\n{}\n{}",
            "|a".repeat(500),
            "|-".repeat(500),
            "|\n".repeat(size / 2)
        ),
        numbered(size, |n| format!("[a{n}]: u\n")),
        numbered(size, |n| format!("[^{n}]\n\n[^{n}]: x\n\n")),
        numbered(size, |n| format!("# a-{n}\n# a\n")),
        numbered(size, |n| "e".to_owned() + &"`".repeat(n)),
        numbered(size, |n| " ".repeat(2 * n) + "- a\n"),
        numbered(size, |n| ">".repeat(n) + "a\n"),
        numbered(size, |n| format!("# a{n}\n## b\n")),
        numbered(size, |n| {
            format!("{}a\n{}: ", "  ".repeat(n), "  ".repeat(n))
        }),
        numbered(size, |n| format!("$a{}", "}".repeat(n))),
        numbered(size, |n| format!("${}a", "{".repeat(n))),
        numbered(size, |n| {
            format!("![a](/media/{n:064x}.png?w=1700&h=1 \"b\")\n\n")
        }),
    ]
}

/// Pieces with a number in them, as many as there is room for.
fn numbered(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    for n in 1.. {
        let next = piece(n);
        if out.len() + next.len() > size {
            break;
        }
        out.push_str(&next);
    }
    out
}
