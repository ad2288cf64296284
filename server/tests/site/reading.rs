//! What readers are shown: lists and their ends, dates, people, and no more scripts than they need.

use crate::people::Cast;
use crate::test_app::TestApp;
use domain::post::{NewPost, PostForm, Status};
use domain::{PostId, Role, Timestamp};
use store::bulk::{self, Bulk};

#[tokio::test]
async fn beyond_the_last_page_there_is_nothing_and_an_empty_site_has_one_page() {
    let site = TestApp::spawn().await;
    let stranger = site.anonymous();
    for path in ["/", "/?page=2"] {
        let page = stranger.visits(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.body.contains("A blank quire"), "{path}");
    }
    let grace = site.signed_in("grace").await;
    for number in 1..=11 {
        let title = format!("Post {number}");
        let fields = [
            ("title", title.as_str()),
            ("body", "x"),
            ("status", "published"),
        ];
        assert_eq!(grace.submits("/write", &fields).await.status, 303);
    }
    for (path, status) in [
        ("/?page=1", 200),
        ("/?page=2", 200),
        ("/?page=3", 404),
        ("/?page=1000000", 404),
    ] {
        let page = stranger.visits(path).await;
        assert_eq!(page.status, status, "{path}");
        assert!(!page.body.contains("Nothing published yet"), "{path}");
        assert_eq!(
            page.body.contains("This leaf is missing"),
            status == 404,
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_page_of_a_person_has_their_posts_and_what_they_said_last() {
    let cast = Cast::gathers().await;
    let (lena, stranger) = (&cast.people[1], &cast.people[0]);
    let things = cast.things().await;
    let comments = things.fill("/posts/POST/comments");
    for text in ["*First* of mine.", "Second of mine."] {
        assert_eq!(lena.submits(&comments, &[("body", text)]).await.status, 303);
    }
    let page = stranger.visits("/u/lena").await.body;
    let places = [
        "Latest comments",
        "Second of mine.",
        "<em>First</em> of mine.",
    ]
    .map(|words| page.find(words).expect("is on the page"));
    assert!(places.is_sorted(), "newest first: {page}");
    assert!(page.contains(&things.fill("href=\"/posts/POST#comment-")));
    let quiet = stranger.visits("/u/kenji").await.body;
    assert!(!quiet.contains("Latest comments"));
}

fn post(body: &str) -> NewPost {
    let form = PostForm {
        title: "Old".to_owned(),
        body: body.to_owned(),
        status: Status::Published.word().to_owned(),
        ..PostForm::default()
    };
    form.parse().expect("a post")
}

/// A post of the first of November, as if it had been written then.
async fn has_old_post(site: &TestApp) -> PostId {
    let at = Timestamp::from_millis(1_793_491_200_000);
    let mut bulk = Bulk::begin(&site.store).await.expect("begun");
    let ada = bulk::Person {
        name: domain::PersonName::parse("Ada").expect("a name"),
        role: Role::Admin,
        about: String::new(),
        joined: at,
    };
    let author = bulk.person(&ada).await.expect("Ada").id;
    let post = post("Text.");
    let posts = bulk
        .posts(&[bulk::Post { author, post, at }])
        .await
        .expect("in");
    bulk.finish().await.expect("finished");
    posts[0]
}

#[tokio::test]
async fn a_post_that_was_changed_a_day_later_says_so() {
    let site = TestApp::spawn().await;
    let id = has_old_post(&site).await;
    let stranger = site.anonymous();
    let page = stranger.visits("/posts/old").await.body;
    assert!(
        page.contains("1 November 2026") && !page.contains("Updated "),
        "{page}"
    );
    store::posts::save(&site.store, id, 1, &post("Other text."))
        .await
        .expect("saved");
    let page = stranger.visits("/posts/old").await.body;
    assert!(page.contains("Updated <time"), "{page}");
}

#[tokio::test]
async fn what_shows_dates_in_the_readers_zone_is_loaded_by_who_is_signed_in_and_by_nobody_else() {
    let site = TestApp::spawn().await;
    let (ada, stranger) = (site.signed_in("ada").await, site.anonymous());
    for path in ["/", "/u/ada", "/nothing"] {
        let page = stranger.visits(path).await.body;
        assert!(!page.contains("<script"), "{path}: {page}");
        let page = ada.visits(path).await.body;
        assert_eq!(page.matches("<script").count(), 1, "{path}: {page}");
        assert!(page.contains("/local-time.js\""), "{path}: {page}");
    }
    let page = ada.visits("/drafts").await.body;
    let tag = page.split("<script").nth(1).expect("a script");
    let address = tag
        .split("src=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("its address");
    let script = stranger.visits(address).await;
    assert_eq!(script.status, 200);
    assert!(script.header("content-type").starts_with("text/javascript"));
    assert!(script.body.contains("DateTimeFormat"));
}

#[tokio::test]
async fn who_is_signed_in_copies_code_with_a_button_and_nobody_else_gets_a_script_for_it() {
    let site = TestApp::spawn().await;
    let id = has_old_post(&site).await;
    let (ada, stranger) = (site.signed_in("ada").await, site.anonymous());
    let page = ada.visits("/posts/old").await.body;
    assert!(!page.contains("/copy-code.js"), "{page}");
    let code = post("```rust\nlet a = 1;\n```");
    store::posts::save(&site.store, id, 1, &code)
        .await
        .expect("saved");
    let page = ada.visits("/posts/old").await.body;
    assert!(page.contains("<span class=\"tok-k\">let</span>"), "{page}");
    assert!(page.contains("/copy-code.js\""), "{page}");
    let page = stranger.visits("/posts/old").await.body;
    assert!(page.contains("<span class=\"tok-k\">let</span>"), "{page}");
    assert!(!page.contains("<script"), "{page}");
}

#[tokio::test]
async fn row_51_nobody_makes_the_server_fetch_anything() {
    let canary = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    canary.set_nonblocking(true).expect("without waiting");
    let port = canary.local_addr().expect("an address").port();
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let body = [
        "127.0.0.1",
        "localhost",
        "[::ffff:127.0.0.1]",
        "0x7f.1",
        "2130706433",
    ]
    .map(|host| format!("![a](http://{host}:{port}/a.png) ![b](https://{host}:{port}/b.png)\n"))
    .concat();
    let cover = format!("https://127.0.0.1:{port}/c.png");
    let post = [
        ("title", "Seen"),
        ("body", body.as_str()),
        ("cover", &cover),
        ("status", "published"),
    ];
    let preview = [
        ("title", "Seen"),
        ("body", body.as_str()),
        ("cover", &cover),
        ("status", "preview"),
    ];
    assert_eq!(ada.submits("/write", &preview).await.status, 200);
    assert_eq!(ada.submits("/write", &post).await.status, 303);
    let comment = ada
        .submits("/posts/seen/comments", &[("body", body.as_str())])
        .await;
    assert_eq!(comment.status, 303);
    for path in ["/", "/posts/seen", "/u/ada"] {
        assert_eq!(site.anonymous().visits(path).await.status, 200, "{path}");
    }
    let knocked = canary.accept();
    assert!(knocked.is_err(), "{knocked:?}");
}
