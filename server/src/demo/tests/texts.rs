//! What stands in the posts and comments of the demo.

use super::{site, written};
use domain::Slug;
use domain::post::{Status, reading_minutes};
use std::collections::HashSet;
use std::ops::RangeInclusive;
use std::path::Path;

#[test]
fn links_among_the_posts_lead_somewhere() {
    let site = written();
    let published = site
        .posts
        .iter()
        .filter(|post| post.post.status == Status::Published);
    let slugs: HashSet<String> = published
        .map(|post| Slug::from_title(post.post.title.as_str()).to_string())
        .collect();
    let mut links = 0;
    for post in &site.posts {
        for rest in post.post.body.as_str().split("](/posts/").skip(1) {
            let slug = rest.split(')').next().unwrap_or_default();
            assert!(slugs.contains(slug), "{slug}, in {}", post.post.title);
            links += 1;
        }
    }
    assert!(links >= 5);
}

#[test]
fn every_post_that_somebody_wrote_says_what_it_is_about() {
    for post in written().posts {
        let tags = &post.post.settings.tags;
        assert!(!tags.is_empty(), "{}", post.post.title);
    }
}

#[test]
fn generated_posts_are_of_some_length_and_no_two_are_alike() {
    const WORDS: RangeInclusive<usize> = 300..=900;
    let site = site(1000, 3000);
    let generated = &site.posts[..1000 - 24];
    for post in generated {
        let words = post.post.body.as_str().split_whitespace().count();
        assert!(
            WORDS.contains(&words),
            "{words} words in {}",
            post.post.title
        );
        assert!(reading_minutes(post.post.body.as_str()) <= 5);
    }
    let bodies: HashSet<&str> = generated
        .iter()
        .map(|post| post.post.body.as_str())
        .collect();
    assert_eq!(bodies.len(), generated.len());
    let comments: HashSet<&str> = site
        .comments
        .iter()
        .map(|comment| comment.body.as_str())
        .collect();
    assert!(comments.len() > 2000, "{}", comments.len());
}

#[test]
fn pictures_are_files_of_this_site_and_told_to_those_who_do_not_see_them() {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
    let site = written();
    let (mut covers, mut pictures) = (0, 0);
    for post in site.posts {
        if let Some(cover) = post.post.cover {
            assert!(public.join(&cover.url[1..]).is_file(), "{}", cover.url);
            assert!(cover.alt.ends_with('.'), "{}", cover.url);
            covers += 1;
        }
        for rest in post.post.body.as_str().split("![").skip(1) {
            let (alt, rest) = rest.split_once("](/").expect("a path");
            let path = rest.split([' ', ')']).next().unwrap_or_default();
            assert!(public.join(path).is_file(), "{path}");
            assert!(!alt.is_empty(), "{path}");
            pictures += 1;
        }
    }
    assert_eq!((covers, pictures), (4, 2));
}

/// Where the renderer met HTML in a source it would have made visible text of it, `&lt;b&gt;` for instance. Code may
/// well be about HTML, and a text may speak of `<`.
#[test]
fn no_text_has_html_in_it() {
    let site = site(200, 2000);
    let shown = |html: &str| {
        html.replace("&lt;time", "")
            .replace("&lt;article", "")
            .replace("&lt;/", "")
    };
    for post in &site.posts {
        let html = markup::post(post.post.body.as_str());
        let prose = outside_of_code(html.as_str());
        assert!(!shown(&prose).contains("&lt;"), "in {}", post.post.title);
        assert!(
            prose.contains("<p>") && !prose.contains("[^"),
            "in {}",
            post.post.title
        );
    }
    for comment in &site.comments {
        let html = markup::comment(comment.body.as_str());
        assert!(
            !outside_of_code(html.as_str()).contains("&lt;"),
            "{}",
            comment.body
        );
    }
}

fn outside_of_code(html: &str) -> String {
    html.split("<code")
        .map(|part| part.split_once("</code>").map_or(part, |(_, after)| after))
        .collect()
}

#[test]
fn every_kind_of_markdown_is_shown_somewhere() {
    let site = written();
    let html: String = site
        .posts
        .iter()
        .map(|post| markup::post(post.post.body.as_str()).into_string())
        .collect();
    for part in [
        "language-rust",
        "language-python",
        "language-sql",
        "language-css",
        "<table>",
        "class=\"num\"",
        "<img ",
        "doc-noteref",
        "type=\"checkbox\" disabled checked",
        "type=\"checkbox\" disabled aria",
        "<blockquote>",
        "<ol>",
        "<hr>",
        "<h2 id",
        "<h3 id",
    ] {
        assert!(html.contains(part), "{part}");
    }
}
