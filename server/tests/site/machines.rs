//! What a page tells machines about a post: whatever its author typed, it is one value, and the right one.

use crate::publishing::{grace_alone, writes};

/// Each wants out of where it stands.
const HOSTILE: [&str; 8] = [
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "</title><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "&quot;&lt;b&gt;",
    "<!-- --!><b>",
];

/// What a browser reads in an attribute in double quotes, or between two tags.
fn read(raw: &str) -> String {
    [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(raw.to_owned(), |text, (entity, letter)| {
        text.replace(entity, letter)
    })
}

/// What stands between the end of one and the beginning of the other.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).expect(start);
    rest.split(end).next().unwrap_or_default()
}

#[tokio::test]
async fn row_50_what_machines_are_told_of_a_post_is_what_its_author_typed() {
    let (site, grace) = grace_alone().await;
    let reader = site.anonymous();
    let plain = writes(&grace, &[]).await;
    let plain = reader.visits(plain.header("location")).await.body;
    for typed in HOSTILE {
        let made = writes(&grace, &[("title", typed), ("excerpt", typed)]).await;
        assert_eq!(made.status, 303, "{typed}: {}", made.body);
        let page = reader.visits(made.header("location")).await.body;
        for start in [
            "property=\"og:title\" content=\"",
            "name=\"description\" content=\"",
        ] {
            assert_eq!(read(between(&page, start, "\"")), typed, "{start}");
        }
        let title = read(between(&page, "<title>", "</title>"));
        assert!(title.starts_with(typed), "{typed}: {title}");
        for tag in ["<script", "<img", "<title", "<!--"] {
            let (now, usual) = (page.matches(tag).count(), plain.matches(tag).count());
            assert!(now <= usual, "{typed}: {now} × {tag}, {usual} otherwise");
        }
    }
}

#[tokio::test]
async fn row_50_the_address_of_an_original_is_an_address() {
    let (site, grace) = grace_alone().await;
    let original = "https://elsewhere.example/\"><script>alert(1)</script>";
    let made = writes(&grace, &[("canonical", original)]).await;
    if made.status == 303 {
        let page = site.anonymous().visits(made.header("location")).await.body;
        let told = between(&page, "rel=\"canonical\"", ">");
        assert!(!told.contains("<script"), "{told}");
        assert!(!page.contains("<script>alert(1)"), "{page}");
    } else {
        assert_eq!(made.status, 422, "{}", made.body);
    }
}
