//! The library: where pictures are used, what they show, others in their place, and their end.

use super::files::picture;
use super::made::{jpeg, png};
use crate::people::id_of;
use crate::person::{Answer, Person};
use crate::test_app::TestApp;
use domain::Picture;
use domain::people::Writing;

async fn uploads(person: &Person, file: &[u8]) -> (i64, String) {
    let picture = picture(&person.uploads_by_script(file).await);
    let address = picture["address"].as_str().expect("an address");
    (
        picture["id"].as_i64().expect("a number"),
        address.to_owned(),
    )
}

/// Publishes a post with this text and this cover, and says where it is.
async fn publishes(person: &Person, title: &str, body: &str, cover: &str) -> String {
    let fields = [
        ("title", title),
        ("body", body),
        ("cover", cover),
        ("status", "published"),
    ];
    let answer = person.submits("/write", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").to_owned()
}

async fn page_of(person: &Person, id: i64) -> Answer {
    person.visits(&format!("/media/pictures/{id}")).await
}

#[tokio::test]
async fn a_picture_tells_where_it_is_used_as_text_and_as_cover() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let (id, address) = uploads(&grace, &png(30, 20)).await;
    assert!(page_of(&grace, id).await.body.contains("Not used"));
    publishes(&grace, "In the text", &format!("Look: ![]({address})"), "").await;
    let other = publishes(&grace, "As the cover", "Look.", &address).await;
    let page = page_of(&grace, id).await;
    assert!(
        page.body.contains("In the text") && page.body.contains("As the cover"),
        "{}",
        page.body
    );
    let fields = [
        ("title", "As the cover"),
        ("body", "Without."),
        ("status", "published"),
        ("version", "1"),
    ];
    assert_eq!(
        grace
            .submits(&format!("{other}/edit"), &fields)
            .await
            .status,
        303
    );
    let page = page_of(&grace, id).await;
    assert!(page.body.contains("In the text") && !page.body.contains("As the cover"));
}

#[tokio::test]
async fn an_author_sees_their_own_pictures_and_an_admin_everybodys() {
    let site = TestApp::spawn().await;
    let (ada, grace) = (site.signed_in("ada").await, site.signed_in("grace").await);
    site.has_account("kenji", domain::Role::Author).await;
    let kenji = site.signed_in_as("kenji").await;
    let (id, address) = uploads(&grace, &png(30, 20)).await;
    let hash = Picture::parse(&address).expect("an address").hash;
    for (person, sees) in [(&grace, true), (&ada, true), (&kenji, false)] {
        assert_eq!(person.visits("/media").await.body.contains(&hash), sees);
        assert_eq!(
            page_of(person, id).await.status,
            if sees { 200 } else { 404 }
        );
        let path = format!("/media/pictures/{id}/replace");
        let file = jpeg(30, 20);
        let files = [("a.jpg", file.as_slice())];
        if !sees {
            assert_eq!(
                person.sends_files(&path, "text/html", &files).await.status,
                404
            );
            let path = format!("/media/pictures/{id}/delete");
            assert_eq!(person.submits(&path, &[]).await.status, 404);
        }
    }
    assert!(ada.visits("/media").await.body.contains("class=\"name\""));
}

#[tokio::test]
async fn a_draft_of_somebody_else_is_counted_and_not_named() {
    let site = TestApp::spawn().await;
    let (ada, grace) = (site.signed_in("ada").await, site.signed_in("grace").await);
    let (id, address) = uploads(&grace, &png(30, 20)).await;
    let body = format!("![]({address})");
    let fields = [
        ("title", "Canary in the drawer"),
        ("body", body.as_str()),
        ("status", "draft"),
    ];
    assert_eq!(ada.submits("/write", &fields).await.status, 303);
    let page = page_of(&grace, id).await;
    assert!(page.body.contains("a post that you cannot see") && !page.body.contains("Canary"));
    assert!(
        page_of(&ada, id)
            .await
            .body
            .contains("Canary in the drawer")
    );
}

#[tokio::test]
async fn what_a_picture_shows_is_said_later_too() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let (id, _) = uploads(&grace, &png(30, 20)).await;
    let path = format!("/media/pictures/{id}");
    let answer = grace
        .submits(&path, &[("alt", " A [shell]\non a <step> ")])
        .await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, path.as_str())
    );
    let page = page_of(&grace, id).await;
    assert!(
        page.body.contains("value=\"A [shell] on a &lt;step&gt;\""),
        "{}",
        page.body
    );
    assert!(
        page.body
            .contains("![A \\[shell\\] on a &lt;step&gt;](/media/"),
        "{}",
        page.body
    );
    let long = "a".repeat(501);
    let answer = grace.submits(&path, &[("alt", &long)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("500 characters or fewer") && answer.body.contains(&long));
}

#[tokio::test]
async fn another_picture_takes_the_place_of_one_in_every_post_and_the_versions_count() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let (id, address) = uploads(&grace, &png(30, 20)).await;
    let text = format!("One ![a]({address}) and [itself]({address}).");
    let post = publishes(&grace, "In the text", &text, &address).await;
    let file = jpeg(64, 48);
    let files = [("new.jpg", file.as_slice())];
    let answer = grace
        .sends_files(
            &format!("/media/pictures/{id}/replace"),
            "text/html",
            &files,
        )
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let new = grace.visits(answer.header("location")).await;
    assert!(new.body.contains("In the text") && new.body.contains("?w=64&amp;h=48"));
    let edit = grace.visits(&format!("{post}/edit")).await;
    let old = Picture::parse(&address).expect("an address").hash;
    assert!(!edit.body.contains(&old));
    assert!(
        edit.body.contains("name=\"version\" value=\"2"),
        "the version counts"
    );
    assert!(
        edit.body.matches(".jpg?w=64").count() >= 3,
        "text twice and cover once"
    );
    assert_eq!(page_of(&grace, id).await.status, 404);
    assert_eq!(grace.visits(&address).await.status, 404);
    let words = [("words.png", b"words".as_slice())];
    let id = answer
        .header("location")
        .rsplit('/')
        .next()
        .expect("a number");
    let answer = grace
        .sends_files(
            &format!("/media/pictures/{id}/replace"),
            "text/html",
            &words,
        )
        .await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("This is not a picture"));
}

#[tokio::test]
async fn a_picture_goes_with_its_files_after_a_question_that_says_where_it_is_used() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let (id, address) = uploads(&grace, &png(600, 400)).await;
    publishes(&grace, "In the text", &format!("![]({address})"), "").await;
    let path = format!("/media/pictures/{id}/delete");
    let question = grace.visits(&path).await;
    assert!(question.body.contains("In the text") && question.body.contains("find a gap there"));
    assert_eq!(site.media_files().len(), 3);
    assert_eq!(grace.submits(&path, &[]).await.status, 303);
    assert!(site.media_files().is_empty());
    assert_eq!(grace.visits(&address).await.status, 404);
}

#[tokio::test]
async fn a_picture_that_two_have_goes_with_the_second() {
    let site = TestApp::spawn().await;
    let (ada, grace) = (site.signed_in("ada").await, site.signed_in("grace").await);
    let (hers, address) = uploads(&grace, &png(30, 20)).await;
    let (adas, _) = uploads(&ada, &png(30, 20)).await;
    assert_ne!(hers, adas);
    for (person, id, left) in [(&grace, hers, 200), (&ada, adas, 404)] {
        let path = format!("/media/pictures/{id}/delete");
        assert_eq!(person.submits(&path, &[]).await.status, 303);
        assert_eq!(
            site.anonymous()
                .request(reqwest::Method::HEAD, &address)
                .send()
                .await
                .expect("an answer")
                .status()
                .as_u16(),
            left
        );
    }
}

#[tokio::test]
async fn row_74_who_goes_leaves_the_pictures_of_posts_that_stay_and_no_others() {
    let site = TestApp::spawn().await;
    site.has_account("ada", domain::Role::Admin).await;
    let grace = site.signed_in("grace").await;
    let (_, shown) = uploads(&grace, &png(30, 20)).await;
    let (_, unused) = uploads(&grace, &png(31, 20)).await;
    publishes(&grace, "Stays", &format!("![]({shown})"), "").await;
    let id = id_of(&site, "grace").await;
    let data = store::own_data::of(&site.store, id)
        .await
        .expect("her data");
    assert_eq!(data["pictures"].as_array().map_or(0, Vec::len), 2);
    store::accounts::delete(&site.store, &[id], Writing::Keep)
        .await
        .expect("gone");
    let hash = |address: &str| Picture::parse(address).expect("an address").hash;
    let known = store::pictures::known(&site.store, vec![hash(&shown), hash(&unused)]).await;
    let known = known.expect("rows");
    assert!(known.contains(&hash(&shown)) && !known.contains(&hash(&unused)));
}
