//! Earlier versions of a post: what each changed, and the way back.

use crate::people::Cast;
use crate::person::{Answer, Person};
use crate::publishing::{grace_alone, saves, writes};

/// Grace has written a post and changed a word in it.
async fn changed(grace: &Person) -> &'static str {
    let first = [
        ("title", "Before six"),
        ("body", "We set out.\n\nIt rained."),
        ("status", "published"),
    ];
    assert_eq!(grace.submits("/write", &first).await.status, 303);
    let second = [
        ("title", "Before six"),
        ("body", "We set out.\n\nIt poured."),
        ("status", "published"),
        ("version", "1"),
    ];
    assert_eq!(
        grace
            .submits("/posts/before-six/edit", &second)
            .await
            .status,
        303
    );
    "/posts/before-six"
}

/// Where the versions are, the newest first.
fn versions(list: &Answer) -> Vec<String> {
    let parts = list
        .body
        .split("href=\"/posts/before-six/revisions/")
        .skip(1);
    let ids = parts.filter_map(|part| part.split('"').next());
    ids.map(|id| format!("/posts/before-six/revisions/{id}"))
        .collect()
}

#[tokio::test]
async fn a_version_shows_what_it_changed_word_by_word() {
    let cast = Cast::gathers().await;
    let grace = &cast.people[3];
    let path = changed(grace).await;
    let list = grace.visits(&format!("{path}/revisions")).await;
    assert!(
        list.body.contains("Saved, the post as it is now")
            && list.body.contains("href=\"/u/grace\"")
    );
    let found = versions(&list);
    assert_eq!(found.len(), 2);
    let page = grace.visits(&found[0]).await;
    for part in [
        "<del>It <mark>rained.</mark>",
        "<ins>It <mark>poured.</mark>",
        "<p>We set out.",
    ] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert!(
        !page.body.contains("Restore this version"),
        "it is what there is"
    );
    let since = grace.visits(&format!("{}?with=now", found[1])).await;
    assert!(
        since.body.contains("What has changed since")
            && since.body.contains("<mark>poured.</mark>")
    );
}

#[tokio::test]
async fn a_version_is_restored_as_a_new_one_and_nothing_is_overwritten() {
    let cast = Cast::gathers().await;
    let grace = &cast.people[3];
    let path = changed(grace).await;
    let found = versions(&grace.visits(&format!("{path}/revisions")).await);
    let restore = format!("{}/restore", found[1]);
    let late = grace.submits(&restore, &[("version", "1")]).await;
    assert_eq!(late.status, 409);
    assert!(grace.visits(path).await.body.contains("It poured."));
    let restored = grace.submits(&restore, &[("version", "2")]).await;
    assert_eq!((restored.status, restored.header("location")), (303, path));
    assert!(grace.visits(path).await.body.contains("It rained."));
    let all = versions(&grace.visits(&format!("{path}/revisions")).await);
    assert_eq!(all.len(), 3);
    let stranger = cast.people[0].visits(path).await;
    assert_eq!(stranger.status, 200, "it is as public as before");
}

#[tokio::test]
async fn the_words_of_a_version_come_back_and_when_and_where_the_post_appears_stays_as_it_is() {
    let (_site, grace) = grace_alone().await;
    let first = [
        ("status", "scheduled"),
        ("publish_at", "2097-12-01T09:00"),
        ("tags", "boats"),
        ("slug", "first"),
    ];
    assert_eq!(writes(&grace, &first).await.status, 303);
    let second = [
        ("body", "Other words."),
        ("status", "scheduled"),
        ("publish_at", "2098-12-01T09:00"),
        ("slug", "second"),
    ];
    assert_eq!(
        saves(&grace, "/posts/first", "1", &second).await.status,
        303
    );
    let list = grace.visits("/posts/second/revisions").await;
    let parts = list.body.split("href=\"/posts/second/revisions/").skip(1);
    let oldest = parts.filter_map(|part| part.split('"').next()).last();
    let version = format!("/posts/second/revisions/{}", oldest.expect("a version"));
    let since = grace.visits(&format!("{version}?with=now")).await;
    for part in ["Text", "Publish at, in UTC", "Tags", "Address"] {
        let heading = format!(">{part}</h2>");
        assert!(since.body.contains(&heading), "{part}: {}", since.body);
    }
    let restored = grace
        .submits(&format!("{version}/restore"), &[("version", "2")])
        .await;
    assert_eq!(
        (restored.status, restored.header("location")),
        (303, "/posts/second")
    );
    let editor = grace.visits("/posts/second/edit").await;
    for part in [
        ">We set out.</textarea>",
        "value=\"2098-12-01T09:00\"",
        "value=\"boats\"",
        "value=\"second\"",
    ] {
        assert!(editor.body.contains(part), "{part}: {}", editor.body);
    }
}

#[tokio::test]
async fn a_former_address_leads_to_the_versions_too() {
    let (_site, grace) = grace_alone().await;
    assert_eq!(writes(&grace, &[]).await.status, 303);
    let moved = saves(&grace, "/posts/before-six", "1", &[("slug", "after-six")]).await;
    assert_eq!(moved.status, 303);
    let list = grace.visits("/posts/before-six/revisions").await;
    assert_eq!(
        (list.status, list.header("location")),
        (308, "/posts/after-six/revisions")
    );
}
