//! What is typed and not saved: kept by the editor, offered on the next visit, with and without scripts.

use crate::people::{Cast, id_of};
use crate::person::{Answer, Person};
use crate::test_app::TestApp;
use reqwest::Method;
use serde_json::{Value, json};

async fn calls(person: &Person, name: &str, arguments: &Value) -> Answer {
    let request = person
        .request(Method::POST, &format!("/api/fn/{name}"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(arguments.to_string());
    person.sends(request).await
}

/// What a hidden field of a page holds.
fn hidden(page: &Answer, name: &str) -> String {
    let field = page.body.split(&format!("name=\"{name}\" value=\"")).nth(1);
    let value = field.and_then(|rest| rest.split('"').next());
    value.expect("a hidden field").to_owned()
}

struct Writer {
    site: TestApp,
    ada: Person,
    me: i64,
}

impl Writer {
    async fn sits_down() -> Self {
        let site = TestApp::spawn().await;
        let ada = site.signed_in("ada").await;
        let me = id_of(&site, "ada").await.0;
        Self { site, ada, me }
    }

    async fn keeps(&self, form: Value) -> Answer {
        calls(
            &self.ada,
            "keep_copy",
            &json!({"me": self.me, "form": form}),
        )
        .await
    }
}

#[tokio::test]
async fn a_new_post_that_was_not_saved_is_offered_and_gone_on_with() {
    let writer = Writer::sits_down().await;
    let ada = &writer.ada;
    let key = hidden(&ada.visits("/write").await, "key");
    let kept = writer
        .keeps(json!({"title": "Half a thought", "body": "It began", "key": key}))
        .await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    let desk = ada.visits("/write").await;
    assert!(
        desk.body.contains("“Half a thought”, not saved yet"),
        "{}",
        desk.body
    );
    assert!(!desk.body.contains(">It began</textarea>"));
    let again = ada.visits(&format!("/write?copy=new-{key}")).await;
    assert!(
        again.body.contains(">It began</textarea>"),
        "{}",
        again.body
    );
    assert_eq!(hidden(&again, "key"), key);
    let form = [
        ("title", "Half a thought"),
        ("body", "It began and ended."),
        ("key", key.as_str()),
        ("copy", "1"),
        ("status", "draft"),
    ];
    assert_eq!(ada.submits("/write", &form).await.status, 303);
    assert!(!ada.visits("/write").await.body.contains("not saved yet"));
}

#[tokio::test]
async fn unsaved_changes_are_thrown_away_by_a_form() {
    let writer = Writer::sits_down().await;
    let ada = &writer.ada;
    let form = [("title", "One"), ("body", "Saved."), ("status", "draft")];
    ada.submits("/write", &form).await;
    let version = hidden(&ada.visits("/posts/one/edit").await, "version");
    let typed = json!({"title": "One", "body": "Typed.", "key": "k", "version": version});
    assert_eq!(writer.keeps(typed).await.status, 200);
    let desk = ada.visits("/posts/one/edit").await;
    assert!(desk.body.contains("Unsaved changes from"), "{}", desk.body);
    let place = hidden(&desk, "place");
    let go_on = ada.visits(&format!("/posts/one/edit?copy={place}")).await;
    assert!(go_on.body.contains(">Typed.</textarea>"));
    let away = ada
        .submits("/write/unsaved", &[("place", &place), ("number", "1")])
        .await;
    assert_eq!(
        (away.status, away.header("location")),
        (303, "/posts/one/edit")
    );
    assert!(
        !ada.visits("/posts/one/edit")
            .await
            .body
            .contains("Unsaved changes")
    );
    assert!(ada.visits("/posts/one").await.body.contains("Saved."));
}

#[tokio::test]
async fn the_second_tab_is_a_conflict_and_another_person_at_the_keyboard_saves_nothing() {
    let writer = Writer::sits_down().await;
    let ada = &writer.ada;
    ada.submits(
        "/write",
        &[("title", "One"), ("body", "Saved."), ("status", "draft")],
    )
    .await;
    let version = hidden(&ada.visits("/posts/one/edit").await, "version");
    let tab = |key: &str, body: &str| json!({"title": "One", "body": body, "key": key, "version": version});
    assert_eq!(writer.keeps(tab("first", "Here")).await.status, 200);
    assert_eq!(writer.keeps(tab("second", "There")).await.status, 409);
    let grace = writer.site.signed_in("grace").await;
    let foreign = json!({"me": writer.me, "form": tab("first", "Theirs")});
    assert_eq!(calls(&grace, "keep_copy", &foreign).await.status, 401);
    let nobody = writer.site.anonymous();
    assert_eq!(calls(&nobody, "keep_copy", &foreign).await.status, 401);
}

#[tokio::test]
async fn an_empty_text_takes_the_place_of_a_full_one_only_when_that_is_meant() {
    let writer = Writer::sits_down().await;
    let ada = &writer.ada;
    ada.submits(
        "/write",
        &[
            ("title", "One"),
            ("body", "Three hours."),
            ("status", "draft"),
        ],
    )
    .await;
    let version = hidden(&ada.visits("/posts/one/edit").await, "version");
    let mut form = vec![
        ("title", "One"),
        ("body", " "),
        ("status", "draft"),
        ("version", version.as_str()),
    ];
    let asked = ada.submits("/posts/one/edit", &form).await;
    assert_eq!(asked.status, 422);
    assert!(asked.body.contains("name=\"empty\""), "{}", asked.body);
    assert!(ada.visits("/posts/one").await.body.contains("Three hours."));
    form.push(("empty", "yes"));
    assert_eq!(ada.submits("/posts/one/edit", &form).await.status, 303);
    assert!(!ada.visits("/posts/one").await.body.contains("Three hours."));
    let list = ada.visits("/posts/one/revisions").await;
    assert_eq!(list.body.matches("href=\"/posts/one/revisions/").count(), 2);
}

#[tokio::test]
async fn row_r15_a_form_that_is_sent_twice_is_answered_twice_and_saved_once() {
    let cast = Cast::gathers().await;
    let (lena, grace) = (&cast.people[1], &cast.people[3]);
    let form = [
        ("title", "Twice"),
        ("body", "x"),
        ("status", "published"),
        ("key", "0123"),
    ];
    let (first, second) = tokio::join!(
        grace.submits("/write", &form),
        grace.submits("/write", &form)
    );
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!(first.header("location"), second.header("location"));
    let path = first.header("location").to_owned();
    let said = [("body", "Bring bread."), ("key", "4567")];
    let comments = format!("{path}/comments");
    let (first, second) = tokio::join!(
        lena.submits(&comments, &said),
        lena.submits(&comments, &said)
    );
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(
        lena.visits(&path)
            .await
            .body
            .matches("Bring bread.")
            .count(),
        1
    );
}
