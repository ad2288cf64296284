//! What stands on a page for whom: a control that somebody may not use is not there.

use crate::people::Cast;

/// What stands on Grace's post for each of the five: the links to edit and to delete it, to edit and to delete Lena's
/// comment, the comment form, and the way to write.
#[tokio::test]
async fn row_39_controls_that_a_person_may_not_use_are_not_in_the_page() {
    let cast = Cast::gathers().await;
    let things = cast.things().await;
    let controls = [
        "/posts/POST/edit",
        "/posts/POST/delete",
        "/comments/COMMENT/edit",
        "/comments/COMMENT/delete",
        "action=\"/posts/POST/comments\"",
        "href=\"/write\"",
    ]
    .map(|control| things.fill(control));
    let expected = [
        [false, false, false, false, false, false],
        [false, false, true, true, true, false],
        [false, false, false, false, true, true],
        [true, true, false, true, true, true],
        [true, true, false, true, true, true],
    ];
    for (person, expected) in cast.people.iter().zip(expected) {
        let page = person.visits(&things.fill("/posts/POST")).await.body;
        let found = controls
            .each_ref()
            .map(|control| page.contains(control.as_str()));
        assert_eq!(found, expected, "{controls:?}");
    }
    let signed_out = cast.people[0]
        .visits(&things.fill("/posts/POST"))
        .await
        .body;
    assert!(signed_out.contains("Log in to comment"));
}

#[tokio::test]
async fn row_39_the_way_to_the_admins_pages_is_shown_to_admins_alone() {
    let cast = Cast::gathers().await;
    for (who, person) in cast.people.iter().enumerate() {
        let home = person.visits("/").await.body;
        assert_eq!(home.contains("href=\"/admin\""), who == 4, "{who}");
    }
}
