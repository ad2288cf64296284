//! What was typed is given back, whatever happened meanwhile, with the way on.

use crate::people::{Cast, id_of};
use crate::person::{Answer, Person};
use domain::Role;

const POST: [(&str, &str); 6] = [
    ("title", "A title of hours"),
    ("subtitle", "a subtitle of minutes"),
    ("body", "three hours of work"),
    ("cover", "https://example.org/cover.jpg"),
    ("cover_alt", "a shell on a step"),
    ("status", "draft"),
];

/// The fields of a post, of which only the text is to be seen once more.
fn preview() -> [(&'static str, &'static str); 6] {
    let mut fields = POST;
    fields[5] = ("status", "preview");
    fields
}

fn assert_all_is_kept(page: &Answer) {
    assert!(page.body.contains("Your text is safe"), "{}", page.body);
    for (_, typed) in &POST[..5] {
        assert!(page.body.contains(typed), "{typed} is lost: {}", page.body);
    }
}

/// The address behind the button, as a browser reads it.
fn log_in_link(page: &Answer) -> String {
    let tag = page
        .body
        .split("<a ")
        .find(|tag| tag.contains("class=\"button\"") && tag.contains("href=\"/login?next="))
        .expect("a way to log in");
    let address = tag.split("href=\"").nth(1).expect("an address");
    address.split('"').next().expect("its end").to_owned()
}

#[tokio::test]
async fn a_comment_typed_while_the_session_ended_is_given_back_and_the_link_leads_to_its_post() {
    let cast = Cast::gathers().await;
    let things = cast.things().await;
    let stranger = &cast.people[0];
    let comments = things.fill("/posts/POST/comments");
    let page = stranger
        .submits(&comments, &[("body", "a long thought")])
        .await;
    assert_eq!(page.status, 401);
    assert!(page.body.contains("a long thought") && page.body.contains("Your text is safe"));
    let link = log_in_link(&page);
    let form = stranger.visits(&link).await;
    assert_eq!(form.status, 200);
    assert!(form.body.contains(&things.fill("value=\"/posts/POST\"")));
    assert!(!page.body.contains("comments\""), "{}", page.body);
}

#[tokio::test]
async fn who_follows_the_address_of_the_comment_form_comes_to_the_post() {
    let cast = Cast::gathers().await;
    let things = cast.things().await;
    let answer = cast.people[1]
        .visits(&things.fill("/posts/POST/comments"))
        .await;
    assert_eq!(answer.status, 303);
    assert_eq!(answer.header("location"), things.fill("/posts/POST"));
}

#[tokio::test]
async fn everything_of_a_post_is_given_back_when_the_session_ended_or_the_post_is_gone() {
    let cast = Cast::gathers().await;
    let things = cast.things().await;
    let edit = things.fill("/posts/POST/edit");
    for (who, path, fields, status) in [
        (0, "/write", POST, 401),
        (0, "/write", preview(), 401),
        (0, edit.as_str(), POST, 401),
        (0, edit.as_str(), preview(), 401),
        (3, "/posts/gone/edit", POST, 404),
        (3, "/posts/gone/edit", preview(), 404),
        (1, "/write", preview(), 403),
        (2, edit.as_str(), preview(), 403),
    ] {
        let page = cast.people[who].submits(path, &fields).await;
        assert_eq!(page.status, status, "{path}");
        assert_all_is_kept(&page);
        if status == 401 {
            let next = path.replace('/', "%2F");
            assert_eq!(log_in_link(&page), format!("/login?next={next}"));
        }
    }
}

#[tokio::test]
async fn an_author_who_was_demoted_meanwhile_gets_the_text_back_from_the_preview() {
    let cast = Cast::gathers().await;
    let grace = &cast.people[3];
    assert_eq!(grace.submits("/write", &preview()).await.status, 200);
    let id = id_of(&cast.site, "grace").await;
    store::accounts::set_role(&cast.site.store, id, Role::Reader)
        .await
        .expect("demoted");
    let page = grace.submits("/write", &preview()).await;
    assert_eq!(page.status, 403);
    assert_all_is_kept(&page);
}

#[tokio::test]
async fn who_is_refused_without_a_text_is_told_the_true_reason() {
    let cast = Cast::gathers().await;
    let things = cast.things().await;
    let delete = things.fill("/posts/POST/delete");
    let [stranger, lena, ..] = &cast.people;

    let page = stranger.submits(&delete, &[]).await;
    assert_eq!(page.status, 401);
    assert!(page.body.contains("Log in first") && !page.body.contains("You are logged in,"));
    assert_eq!(
        log_in_link(&page),
        format!("/login?next={}", delete.replace('/', "%2F"))
    );

    let page = lena.submits(&delete, &[]).await;
    assert_eq!(page.status, 403);
    assert!(
        page.body
            .contains("You are logged in, but this page is for somebody else.")
    );

    let page = forged(lena, &delete).await;
    assert_eq!(page.status, 403);
    assert!(page.body.contains("was not made by a page of this site"));
    assert!(!page.body.contains("for somebody else"));
}

async fn forged(person: &Person, path: &str) -> Answer {
    let request = person
        .request(reqwest::Method::POST, path)
        .header("accept", "text/html")
        .header("sec-fetch-site", "cross-site");
    person.sends(request).await
}
