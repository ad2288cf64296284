//! A cache in front of the site, as large companies and cheap hosts have them: what it keeps for one person, it gives to the
//! next.

use crate::person::{Answer, Person};
use crate::test_app::TestApp;
use reqwest::Method;
use std::collections::BTreeMap;

/// The headers of a request that an answer depends on, as they were.
type Depends = BTreeMap<String, String>;

/// Keeps what it may (RFC 9111), and no more.
#[derive(Default)]
struct Cache {
    /// Answers by address.
    kept: BTreeMap<String, Vec<(Depends, String)>>,
}

impl Cache {
    /// What somebody gets who asks through the cache.
    async fn fetches(&mut self, person: &Person, path: &str) -> String {
        let request = person
            .request(Method::GET, path)
            .build()
            .expect("a request");
        let said = |name: &str| {
            let value = request.headers().get(name);
            value.map_or(String::new(), |value| {
                value.to_str().expect("text").to_owned()
            })
        };
        let kept = self.kept.get(path).into_iter().flatten();
        let fits = |asked: &BTreeMap<String, String>| {
            asked.iter().all(|(name, value)| said(name) == *value)
        };
        if let Some((_, body)) = kept.into_iter().find(|(asked, _)| fits(asked)) {
            return body.clone();
        }
        let answer = person.visits(path).await;
        if may_be_shared(&answer) {
            let vary = answer.all("vary").join(",");
            let names = vary.split(',').map(|name| name.trim().to_lowercase());
            let asked = names
                .filter(|name| !name.is_empty())
                .map(|name| (name.clone(), said(&name)));
            let kept = self.kept.entry(path.to_owned()).or_default();
            kept.push((asked.collect(), answer.body.clone()));
        }
        answer.body
    }
}

/// A lenient reading: whatever is not forbidden to shared caches is kept, also where no age is given.
fn may_be_shared(answer: &Answer) -> bool {
    let control = answer.header("cache-control").to_lowercase();
    let forbidden = ["no-store", "private", "no-cache"];
    answer.status == 200 && !forbidden.iter().any(|word| control.contains(word))
}

#[tokio::test]
async fn row_32_what_one_person_saw_is_not_what_the_next_one_gets() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let post = [("title", "Loud"), ("body", "x"), ("status", "published")];
    assert_eq!(ada.submits("/write", &post).await.status, 303);
    let draft = [("title", "Canary"), ("body", "x"), ("status", "draft")];
    assert_eq!(ada.submits("/write", &draft).await.status, 303);
    let stranger = site.anonymous();
    let mut cache = Cache::default();
    let paths = [
        "/",
        "/posts/loud",
        "/posts/canary",
        "/u/ada",
        "/drafts",
        "/settings",
        "/admin/users",
        "/nothing",
        "/favicon.svg",
        "/robots.txt",
    ];
    for path in paths {
        let hers = cache.fetches(&ada, path).await;
        let theirs = cache.fetches(&stranger, path).await;
        for private in [
            "action=\"/logout\"",
            "Canary",
            "ada@example.org",
            "href=\"/settings\"",
        ] {
            assert!(!theirs.contains(private), "{path}: {private}");
        }
        if path == "/" {
            assert!(hers.contains("action=\"/logout\""), "she is greeted");
            assert!(!cache.fetches(&ada, path).await.contains("href=\"/login\""));
        }
    }
}

#[test]
fn the_cache_keeps_what_it_may() {
    let says = |control: &str| Answer {
        status: 200,
        headers: [("cache-control", control)]
            .map(|(name, value)| {
                (
                    name.parse().expect("a name"),
                    value.parse().expect("a value"),
                )
            })
            .into_iter()
            .collect(),
        body: String::new(),
    };
    assert!(may_be_shared(&says("public, max-age=31536000, immutable")));
    assert!(may_be_shared(&says("max-age=60")) && may_be_shared(&says("")));
    assert!(!may_be_shared(&says("private, no-cache")) && !may_be_shared(&says("No-Store")));
}
