//! Two people, or one person in two tabs, change the same post: nobody's words, cover or decision is lost.

use crate::people::Cast;
use crate::person::{Answer, Person};
use crate::test_app::TestApp;
use reqwest::Method;
use serde_json::{Value, json};

const OLD: &str = "https://a.example/old.png";
const NEW: &str = "https://a.example/new.png";

/// What the form of a page says it was made from.
fn version(page: &Answer) -> String {
    let field = page.body.split("name=\"version\" value=\"").nth(1);
    let value = field.and_then(|rest| rest.split('"').next());
    value.expect("a form with a version").to_owned()
}

/// The form with another text in some of its fields.
fn with<'a>(
    form: &[(&'a str, &'a str)],
    changed: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let kept = form
        .iter()
        .filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed).copied().collect()
}

const FORM: &[(&str, &str)] = &[
    ("title", "Before six"),
    ("subtitle", "Notes"),
    ("body", "We set out."),
    ("cover", OLD),
    ("cover_alt", "A pier"),
    ("status", "draft"),
];

/// Writes a post. Says where it is.
async fn writes(person: &Person, changed: &[(&str, &str)]) -> String {
    let answer = person.submits("/write", &with(FORM, changed)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").to_owned()
}

/// What the editor of a post has read when it opens.
async fn opens(person: &Person, path: &str) -> String {
    let page = person.visits(&format!("{path}/edit")).await;
    assert_eq!(page.status, 200, "{path}");
    version(&page)
}

async fn saves(person: &Person, path: &str, version: &str, changed: &[(&str, &str)]) -> Answer {
    let form = with(&with(FORM, changed), &[("version", version)]);
    person.submits(&format!("{path}/edit"), &form).await
}

async fn calls(person: &Person, name: &str, arguments: &Value) -> Answer {
    let request = person
        .request(Method::POST, &format!("/api/fn/{name}"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(arguments.to_string());
    person.sends(request).await
}

/// One person who looks after the site, in as many tabs as they like.
async fn ada_alone() -> (TestApp, Person) {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    (site, ada)
}

#[tokio::test]
async fn row_r15_a_draft_renamed_in_one_tab_is_a_conflict_in_the_other() {
    let (_site, ada) = ada_alone().await;
    let path = writes(&ada, &[]).await;
    let (first, second) = (opens(&ada, &path).await, opens(&ada, &path).await);
    let renamed = saves(&ada, &path, &first, &[("title", "After six")]).await;
    assert_eq!(renamed.header("location"), "/posts/after-six");
    let preview = [("body", "the second tab"), ("status", "preview")];
    let page = saves(&ada, &path, &second, &preview).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("action=\"/posts/after-six/edit\""));
    assert!(page.body.contains("the second tab"));
    let conflict = saves(&ada, &path, &second, &[("body", "the second tab")]).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.body.contains("Someone else changed this post"));
    assert!(conflict.body.contains("action=\"/posts/after-six/edit\""));
    assert!(conflict.body.contains("the second tab") && conflict.body.contains("We set out."));
    let title = "aria-describedby=\"title-hint\" class=\"input\">After six</textarea>";
    assert!(conflict.body.contains(title), "{}", conflict.body);
    let settled = version(&conflict);
    let changed = [("title", "After six"), ("body", "the second tab")];
    let saved = saves(&ada, "/posts/after-six", &settled, &changed).await;
    assert_eq!(saved.status, 303);
    assert_eq!(saved.header("location"), "/posts/after-six");
}

#[tokio::test]
async fn row_r15_a_form_never_saves_over_the_post_that_has_its_address_now() {
    let (_site, ada) = ada_alone().await;
    let path = writes(&ada, &[]).await;
    let stale = opens(&ada, &path).await;
    saves(&ada, &path, &stale, &[("title", "After six")]).await;
    assert_eq!(writes(&ada, &[("body", "quite another post")]).await, path);
    let conflict = saves(&ada, &path, &stale, &[("body", "the second tab")]).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.body.contains("action=\"/posts/after-six/edit\""));
    let gone = ada.submits("/posts/after-six/delete", &[]).await;
    assert_eq!(gone.status, 303);
    let late = saves(&ada, &path, &stale, &[("body", "the second tab")]).await;
    assert_eq!(late.status, 404);
    assert!(late.body.contains("the second tab"));
    assert!(ada.visits(&path).await.body.contains("quite another post"));
}

#[tokio::test]
async fn row_r15_the_answer_to_a_question_deletes_no_other_post() {
    let (_site, ada) = ada_alone().await;
    let path = writes(&ada, &[]).await;
    let delete = format!("{path}/delete");
    let asked = version(&ada.visits(&delete).await);
    let answer = [("version", asked.as_str())];
    saves(&ada, &path, "1", &[("title", "After six")]).await;
    assert_eq!(writes(&ada, &[("body", "quite another post")]).await, path);
    assert_eq!(ada.submits(&delete, &answer).await.status, 303);
    assert_eq!(ada.visits("/posts/after-six").await.status, 404);
    assert_eq!(ada.submits(&delete, &answer).await.status, 404);
    assert!(ada.visits(&path).await.body.contains("quite another post"));
}

#[tokio::test]
async fn row_r15_a_cover_and_a_status_that_only_the_other_changed_stay() {
    let cast = Cast::gathers().await;
    let (grace, ada) = (&cast.people[3], &cast.people[4]);
    let path = writes(grace, &[]).await;
    let (graces, adas) = (opens(grace, &path).await, opens(ada, &path).await);
    let published = [
        ("cover", NEW),
        ("cover_alt", "A shell"),
        ("status", "published"),
    ];
    assert_eq!(saves(grace, &path, &graces, &published).await.status, 303);
    let conflict = saves(ada, &path, &adas, &[("body", "Ada steered.")]).await;
    assert_eq!(conflict.status, 409);
    for theirs in ["id=\"their-cover\"", "id=\"their-cover_alt\""] {
        assert!(conflict.body.contains(theirs), "{theirs} is not shown");
    }
    assert_eq!(conflict.body.matches(NEW).count(), 2, "on both sides");
    assert!(!conflict.body.contains(OLD));
    assert!(conflict.body.contains("published at "));
    assert_eq!(chosen(&conflict), ["published"]);
}

#[tokio::test]
async fn row_r15_whoever_publishes_says_so_again_when_the_other_saved_meanwhile() {
    let cast = Cast::gathers().await;
    let (grace, ada) = (&cast.people[3], &cast.people[4]);
    let path = writes(grace, &[]).await;
    let (graces, adas) = (opens(grace, &path).await, opens(ada, &path).await);
    let hers = [("body", "Grace packed.")];
    assert_eq!(saves(grace, &path, &graces, &hers).await.status, 303);
    let conflict = saves(ada, &path, &adas, &[("status", "published")]).await;
    assert_eq!(chosen(&conflict), ["published"]);
    assert!(conflict.body.contains("Not the same on both sides."));
    assert_eq!(
        conflict.body.matches("Grace packed.").count(),
        2,
        "filled in"
    );
}

#[tokio::test]
async fn row_r15_where_nobody_can_tell_who_changed_it_both_are_shown_and_nothing_is_chosen() {
    let (_site, ada) = ada_alone().await;
    let path = writes(&ada, &[]).await;
    let published = [("cover", NEW), ("status", "published")];
    assert_eq!(saves(&ada, &path, "1", &published).await.status, 303);
    let conflict = saves(&ada, &path, "1", &[]).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.body.contains(OLD) && conflict.body.contains(NEW));
    assert_eq!(
        conflict.body.matches("type=\"radio\" id=\"status-").count(),
        2
    );
    assert_eq!(chosen(&conflict), [""; 0]);
}

/// The statuses whose radio button is pressed already.
fn chosen(page: &Answer) -> Vec<&str> {
    let radios = page.body.split("type=\"radio\" id=\"status-").skip(1);
    radios
        .filter_map(|rest| rest.split_once('>'))
        .filter(|(attributes, _)| attributes.contains("checked"))
        .filter_map(|(attributes, _)| attributes.split('"').next())
        .collect()
}

#[tokio::test]
async fn row_r15_a_version_that_never_was_is_a_question_and_keeps_the_text() {
    let (_site, ada) = ada_alone().await;
    let path = writes(&ada, &[]).await;
    let slug = "before-six";
    for version in [
        "",
        "0",
        "-1",
        "2",
        "99",
        "99999999999999999999",
        "one",
        "1.x",
        "2.1",
    ] {
        let page = saves(&ada, &path, version, &[("body", "hours of work")]).await;
        assert_eq!(page.status, 409, "{version}");
        assert!(page.body.contains("Compare before you save"), "{version}");
        assert!(page.body.contains("hours of work") && page.body.contains("We set out."));
        let form = json!({"title": "Before six", "body": "hours of work", "version": version});
        let answer = calls(&ada, "save_post", &json!({"slug": slug, "form": form})).await;
        assert_eq!((answer.status, answer.body.as_str()), (409, "\"Conflict\""));
    }
    let form = json!({"title": "Before six", "body": "hours of work"});
    let answer = calls(&ada, "save_post", &json!({"slug": slug, "form": form})).await;
    assert_eq!(answer.status, 409);
    assert!(ada.visits(&path).await.body.contains("We set out."));
}

#[tokio::test]
async fn row_r15_a_script_meets_the_same_conflicts_as_a_form() {
    let (_site, ada) = ada_alone().await;
    let path = writes(&ada, &[]).await;
    let read = opens(&ada, &path).await;
    let form = |title: &str| json!({"title": title, "body": "Words.", "version": read});
    let save = |title: &str| json!({"slug": "before-six", "form": form(title)});
    let saved = calls(&ada, "save_post", &save("After six")).await;
    assert_eq!(
        (saved.status, saved.body.as_str()),
        (200, "\"/posts/after-six\"")
    );
    let late = calls(&ada, "save_post", &save("At six")).await;
    assert_eq!((late.status, late.body.as_str()), (409, "\"Conflict\""));
    ada.submits("/posts/after-six/delete", &[]).await;
    let gone = calls(&ada, "save_post", &save("At six")).await;
    assert_eq!(gone.status, 404);
}

#[tokio::test]
async fn row_39_the_number_in_a_form_opens_no_post_that_its_address_would_not() {
    let cast = Cast::gathers().await;
    let [_, _, kenji, grace, _] = &cast.people;
    let own = writes(kenji, &[("title", "My own")]).await;
    for (status, expected) in [("draft", 404), ("published", 403)] {
        let path = writes(grace, &[("title", status), ("status", status)]).await;
        let read = opens(grace, &path).await;
        for asked in [&own, &path] {
            let page = saves(kenji, asked, &read, &[("body", "taken over")]).await;
            assert_eq!(page.status, expected, "{asked}");
            assert!(!page.body.contains("We set out."), "{asked}");
        }
        let id: i64 = read
            .split('.')
            .nth(1)
            .and_then(|id| id.parse().ok())
            .expect("a number");
        let asks = json!({"slug": "my-own", "id": id});
        assert_eq!(calls(kenji, "post_to_edit", &asks).await.status, expected);
        assert!(grace.visits(&path).await.body.contains("We set out."));
    }
    assert!(kenji.visits(&own).await.body.contains("We set out."));
}
