//! A post beside its text: where it is and was, when and for whom it is published, what it is about, until when one comments.

use crate::people::logged_in;
use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;
use domain::account::RegisterForm;
use domain::post::PostForm;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Duration;
use store::{Clock, Store, accounts, migrate, posts};

/// Sends a post, with these fields beside its title and its text.
pub async fn writes(person: &Person, fields: &[(&str, &str)]) -> Answer {
    let usual = [
        ("title", "Before six"),
        ("body", "We set out."),
        ("status", "published"),
    ];
    let kept = usual
        .iter()
        .filter(|(name, _)| fields.iter().all(|(other, _)| other != name));
    let form: Vec<_> = kept.chain(fields).copied().collect();
    person.submits("/write", &form).await
}

pub async fn saves(person: &Person, path: &str, version: &str, fields: &[(&str, &str)]) -> Answer {
    let mut form = vec![
        ("title", "Before six"),
        ("body", "We set out."),
        ("status", "published"),
        ("version", version),
    ];
    form.extend(fields);
    person.submits(&format!("{path}/edit"), &form).await
}

pub async fn grace_alone() -> (TestApp, Person) {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    let grace = site.signed_in("grace").await;
    (site, grace)
}

#[tokio::test]
async fn a_former_address_leads_on_for_ever() {
    let (site, grace) = grace_alone().await;
    assert_eq!(writes(&grace, &[]).await.status, 303);
    let path = "/posts/before-six";
    let moved = saves(&grace, path, "1", &[("slug", "After-Six")]).await;
    assert_eq!(
        (moved.status, moved.header("location")),
        (303, "/posts/after-six")
    );
    for (who, end) in [
        (&site.anonymous(), ""),
        (&grace, "/edit"),
        (&grace, "/delete"),
        (&grace, "/preview"),
    ] {
        let answer = who.visits(&format!("{path}{end}")).await;
        let to = format!("/posts/after-six{end}");
        assert_eq!(
            (answer.status, answer.header("location")),
            (308, to.as_str())
        );
    }
    // A page that was open is a form that still works, and one that says no keeps the text.
    let comment = grace
        .submits(&format!("{path}/comments"), &[("body", "Mine.")])
        .await;
    assert_eq!(comment.status, 303);
    let nothing = grace
        .submits(&format!("{path}/comments"), &[("body", " ")])
        .await;
    assert_eq!(nothing.status, 422);
    let kept = saves(&grace, path, "2", &[("slug", "a/b"), ("subtitle", "typed")]).await;
    assert_eq!(kept.status, 422);
    assert!(kept.body.contains("typed") && kept.body.contains("value=\"a/b\""));
    assert!(
        kept.body
            .contains("Use letters and digits, with single hyphens between words")
    );
}

#[tokio::test]
async fn an_address_that_is_taken_is_told_beside_its_field() {
    let (_site, grace) = grace_alone().await;
    writes(&grace, &[]).await;
    let taken = writes(&grace, &[("slug", "before-six"), ("body", "hours of work")]).await;
    assert_eq!(taken.status, 422);
    assert!(taken.body.contains("id=\"slug-error\"") && taken.body.contains("hours of work"));
    assert!(taken.body.contains("Another post has or had that address"));
}

#[tokio::test]
async fn an_unlisted_post_is_kept_out_of_lists_and_search_engines() {
    let (site, grace) = grace_alone().await;
    let path = writes(&grace, &[("status", "unlisted"), ("tags", "boats")]).await;
    let path = path.header("location");
    let reader = site.anonymous();
    let post = reader.visits(path).await;
    assert_eq!(post.status, 200);
    assert!(
        post.body
            .contains("<meta name=\"robots\" content=\"noindex\"")
    );
    for list in ["/", "/u/grace", "/tags"] {
        assert!(
            !reader.visits(list).await.body.contains("Before six"),
            "{list}"
        );
    }
    assert_eq!(reader.visits("/tags/boats").await.status, 404);
    assert!(grace.visits("/drafts").await.body.contains("Unlisted"));
}

#[tokio::test]
async fn a_tag_has_one_address_however_somebody_spells_it() {
    let (site, grace) = grace_alone().await;
    writes(&grace, &[("tags", "Two words, C++, 海")]).await;
    let reader = site.anonymous();
    let post = reader.visits("/posts/before-six").await.body;
    for (tag, path) in [
        ("Two words", "/tags/two-words"),
        ("C++", "/tags/c%2B%2B"),
        ("海", "/tags/%E6%B5%B7"),
    ] {
        assert!(post.contains(&format!("href=\"{path}\"")), "{tag}");
        let page = reader.visits(path).await;
        assert_eq!(page.status, 200, "{tag}");
        assert!(page.body.contains(tag) && page.body.contains("Before six"));
    }
    let other = reader.visits("/tags/Two%20Words?page=1").await;
    assert_eq!(
        (other.status, other.header("location")),
        (308, "/tags/two-words")
    );
    assert!(reader.visits("/tags").await.body.contains("Two words"));
}

#[tokio::test]
async fn a_comment_that_comes_too_late_is_refused_and_given_back() {
    let (site, grace) = grace_alone().await;
    let today = domain::Timestamp::from_millis(site.seconds() * 1000).rfc3339();
    writes(&grace, &[("comments_until", &today[..10])]).await;
    let lena = site.signed_in("lena").await;
    assert!(
        lena.visits("/posts/before-six")
            .await
            .body
            .contains("Post comment")
    );
    site.later(24 * 60);
    let lena = site.signed_in_as("lena").await;
    let page = lena.visits("/posts/before-six").await.body;
    assert!(!page.contains("Post comment") && page.contains("Comments on this post are closed."));
    let late = lena
        .submits("/posts/before-six/comments", &[("body", "hours of work")])
        .await;
    assert_eq!(late.status, 422);
    assert!(late.body.contains("hours of work") && late.body.contains("closed by now"));
}

#[tokio::test]
async fn what_is_said_about_a_post_is_its_excerpt_and_its_original_is_named() {
    let (site, grace) = grace_alone().await;
    let told = [
        ("excerpt", "How we left."),
        ("canonical", "https://a.example/first"),
        ("cover", "https://a.example/pier.png"),
        ("cover_caption", "The pier in June"),
    ];
    writes(&grace, &told).await;
    let post = site.anonymous().visits("/posts/before-six").await.body;
    assert!(post.contains("name=\"description\" content=\"How we left.\""));
    let (_, original) = post.split_once("rel=\"canonical\"").expect("a link");
    assert!(
        original.starts_with(" href=\"https://a.example/first\"")
            || post.contains("href=\"https://a.example/first\" rel=\"canonical\"")
    );
    assert!(post.contains("The pier in June</figcaption>"));
    assert!(
        site.anonymous()
            .visits("/")
            .await
            .body
            .contains("How we left.")
    );
    writes(
        &grace,
        &[("title", "Bare"), ("body", "It *rained*.\n\n# Not this")],
    )
    .await;
    let bare = site.anonymous().visits("/posts/bare").await.body;
    assert!(
        bare.contains("name=\"description\" content=\"It rained."),
        "as the text begins"
    );
}

#[tokio::test]
async fn what_was_missed_is_published_on_start() {
    let dir = tempfile::tempdir().expect("a directory");
    let url = format!("sqlite://{}/quire.db", dir.path().display());
    let now = Clock::System.now();
    let earlier = Arc::new(AtomicI64::new(now.millis() - 7_200_000));
    let store = Store::connect(&url, Clock::Frozen(earlier))
        .await
        .expect("a store");
    migrate::up(&store).await.expect("a schema");
    let account = RegisterForm {
        email: "ada@example.org".to_owned(),
        name: "ada".to_owned(),
        password: PASSWORD.to_owned(),
        password_confirm: PASSWORD.to_owned(),
        ..RegisterForm::default()
    };
    let account = account.parse("").expect("an account");
    let ada = accounts::add(&store, &account, "", Role::Admin)
        .await
        .expect("Ada");
    let planned = PostForm {
        title: "Before six".to_owned(),
        body: "We set out.".to_owned(),
        status: "scheduled".to_owned(),
        publish_at: now.plus_millis(-3_600_000).rfc3339()[..16].to_owned(),
        ..PostForm::default()
    };
    let planned = planned.parse().expect("a post");
    posts::create(&store, ada.id, &planned)
        .await
        .expect("stored");
    store.close().await.expect("closed");
    let site = TestApp::with(&[("QUIRE_DATABASE_URL", &url)]).await;
    let reader = site.anonymous();
    let appears = async {
        while reader.visits("/posts/before-six").await.status != 200 {
            tokio::task::yield_now().await;
        }
    };
    let patience = Duration::from_secs(30);
    tokio::time::timeout(patience, appears)
        .await
        .expect("published");
    let ada = logged_in(&site, "ada").await;
    assert!(
        ada.visits("/admin/audit")
            .await
            .body
            .contains("Scheduled post published")
    );
}
