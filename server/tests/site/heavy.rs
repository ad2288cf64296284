//! Texts that are much work, and what everybody else notices of it.

use crate::test_app::TestApp;
use std::time::{Duration, Instant};
use store::testing::behind;

/// A quarter of a megabyte of HTML that a sanitiser goes through for as long as the rules let it.
fn pathological() -> String {
    let nested = "<div>".repeat(600) + &"</div>".repeat(600);
    let mut html = nested;
    while html.len() < 250 * 1024 {
        html.push_str("<p>a &lt; b <b>c</b> <i title=\"d\">e</i>");
    }
    html
}

/// Somebody got at the database: the text of a post is replaced, and came from elsewhere.
async fn replace(site: &TestApp, html: &str) {
    let sql = format!(
        "UPDATE posts SET format = 'html', html_version = {}, html = '{html}', body = '{html}'",
        store::html::VERSION
    );
    behind::execute(&site.store, &sql).await.expect("replaced");
}

const READERS: usize = 8;

#[tokio::test]
async fn row_80_nobody_waits_while_a_text_is_cleaned_that_was_made_to_take_long() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let post = [("title", "Long"), ("body", "x"), ("status", "published")];
    assert_eq!(ada.submits("/write", &post).await.status, 303);
    replace(&site, &pathological()).await;
    let readers: Vec<_> = (0..READERS).map(|_| site.anonymous()).collect();
    let started = Instant::now();
    let mut pages = tokio::task::JoinSet::new();
    for reader in readers {
        pages.spawn(async move { reader.visits("/posts/long").await.status });
    }
    let (mut longest, mut asked) = (Duration::ZERO, 0);
    let watcher = site.anonymous();
    while !pages.is_empty() {
        let before = Instant::now();
        assert_eq!(watcher.visits("/livez").await.status, 200);
        longest = longest.max(before.elapsed());
        asked += 1;
        while let Some(page) = pages.try_join_next() {
            let status = page.expect("an answer");
            assert!([200, 503].contains(&status), "{status}");
        }
    }
    let all = started.elapsed();
    println!("{asked} times asked in {all:?}, {longest:?} at most");
    // On a thread of the web server each page would be an answer or two.
    assert!(asked > 4 * READERS, "{asked} answers in {all:?}");
    assert!(longest < all / 2, "{longest:?} of {all:?}");
}
