//! Texts that came along from another blog: shown for what they are, and changed as what they are.

use crate::person::Person;
use crate::test_app::TestApp;

async fn old_blog() -> TestApp {
    let site = TestApp::spawn().await;
    site.has_an_imported_blog().await;
    site
}

async fn somebody_of(site: &TestApp, name: &str, password: &str) -> Person {
    let person = site.anonymous();
    assert_eq!(person.logs_in(name, password).await.status, 303, "{name}");
    person
}

#[tokio::test]
async fn comments_of_a_blog_without_dates_say_that_theirs_are_unknown() {
    let site = old_blog().await;
    let reader = site.anonymous();
    let moved = reader.visits("/post/9").await;
    let page = reader.visits(moved.header("location")).await.body;
    let (post, comments) = page.split_once("id=\"comments\"").expect("comments");
    assert!(post.contains("5 March 2022"), "{page}");
    assert!(comments.contains("date unknown"), "{page}");
    assert!(!comments.contains("<time"), "{page}");
}

#[tokio::test]
async fn html_is_called_html_where_it_is_edited_and_refused_where_nothing_of_it_is_left() {
    let site = old_blog().await;
    let ada = somebody_of(&site, "ada", "correct horse battery").await;
    let edit = "/posts/weather-kept/edit";
    let editor = ada.visits(edit).await.body;
    assert!(editor.contains("Text in HTML") && editor.contains("aria-label=\"HTML\""));
    assert!(!editor.contains("Markdown"), "{editor}");
    let version = editor
        .split("name=\"version\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a version");
    let fields = [
        ("title", "Weather kept"),
        ("body", "<script>alert(1)</script>"),
        ("status", "published"),
        ("version", version),
    ];
    let page = ada.submits(edit, &fields).await;
    assert_eq!(page.status, 422, "{}", page.body);
    assert!(page.body.contains("of this HTML nothing can be shown"));

    let grace = somebody_of(&site, "grace", "pässwörd mit ümlaut").await;
    let mut edited = 0;
    for id in 1..30 {
        let path = format!("/comments/{id}/edit");
        let form = grace.visits(&path).await;
        if form.status != 200 {
            continue;
        }
        assert!(form.body.contains("is written in HTML"), "{}", form.body);
        let page = grace.submits(&path, &[("body", "<p>&nbsp;</p>")]).await;
        assert_eq!(page.status, 422, "{}", page.body);
        assert!(page.body.contains("of this HTML nothing can be shown"));
        assert!(
            page.body
                .contains("aria-describedby=\"body-hint body-error\"")
        );
        edited += 1;
    }
    assert!(edited > 0, "a comment of Grace's came along");
}
