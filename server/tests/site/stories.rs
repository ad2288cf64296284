//! What people do, as far as the rules of the site are concerned; how it looks and feels is told in `end2end`.

use crate::people::{Cast, id_of, logged_in};
use crate::person::Answer;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;

const INERT: &str = "</textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>";

fn is_inert(page: &Answer) -> bool {
    !page.body.contains("<script>alert") && !page.body.contains("<img src=x")
}

#[tokio::test]
async fn the_first_to_register_is_the_admin_and_the_second_is_a_reader() {
    let site = TestApp::spawn().await;
    let (ada, lena) = (site.anonymous(), site.anonymous());
    assert_eq!(ada.registers("ada", PASSWORD).await.status, 303);
    assert_eq!(lena.registers("lena", PASSWORD).await.status, 303);
    assert_eq!(id_of(&site, "ada").await.0, 1);
    assert_eq!(ada.visits("/write").await.status, 200);
    assert_eq!(lena.visits("/write").await.status, 403);
    assert!(ada.visits("/").await.body.contains("Welcome, ada."));
    assert!(
        !ada.visits("/").await.body.contains("Welcome, ada."),
        "a notice is shown once"
    );
}

#[tokio::test]
async fn a_form_that_did_not_go_through_comes_back_with_the_text_and_without_the_passwords() {
    let site = TestApp::spawn().await;
    let fields = [
        ("name", "Ada"),
        ("email", "not an address"),
        ("password", "canary-word"),
        ("password_confirm", "canary-other"),
    ];
    let page = site.anonymous().submits("/register", &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("value=\"Ada\"") && page.body.contains("value=\"not an address\""));
    assert!(
        page.body.contains("aria-invalid=\"true\"")
            && page.body.contains("The two passwords differ")
    );
    assert!(!page.body.contains("canary"));
}

#[tokio::test]
async fn row_6_password_managers_know_what_the_fields_are() {
    let site = TestApp::spawn().await;
    let register = site.anonymous().visits("/register").await.body;
    assert_eq!(register.matches("autocomplete=\"new-password\"").count(), 2);
    assert_eq!(register.matches("type=\"password\"").count(), 2);
    let login = site.anonymous().visits("/login").await.body;
    assert!(
        login.contains("autocomplete=\"current-password\"")
            && login.contains("autocomplete=\"username\"")
    );
    assert!(!login.contains("onpaste") && !register.contains("onpaste"));
}

#[tokio::test]
async fn row_40_a_draft_shows_nowhere() {
    let cast = Cast::gathers().await;
    let things = cast.things().await;
    let fields = [
        ("title", "Canary in the drawer"),
        ("body", "hidden"),
        ("status", "draft"),
    ];
    assert_eq!(cast.people[3].submits("/write", &fields).await.status, 303);
    for path in ["/", "/u/grace", &things.fill("/posts/POST")] {
        for person in &cast.people[..3] {
            assert!(!person.visits(path).await.body.contains("Canary"), "{path}");
        }
    }
    assert!(
        cast.people[3]
            .visits("/drafts")
            .await
            .body
            .contains("Canary in the drawer")
    );
    assert!(
        !cast.people[2]
            .visits("/drafts")
            .await
            .body
            .contains("Canary"),
        "another author's drawer"
    );
}

#[tokio::test]
async fn row_41_nobody_makes_themselves_more_than_they_are() {
    let site = TestApp::spawn().await;
    assert_eq!(
        site.anonymous().registers("ada", PASSWORD).await.status,
        303
    );
    let lena = site.anonymous();
    let fields = [
        ("email", "lena@example.org"),
        ("name", "lena"),
        ("password", PASSWORD),
        ("password_confirm", PASSWORD),
        ("role", "admin"),
        ("id", "1"),
        ("created", "0"),
        ("disabled", ""),
    ];
    assert_eq!(lena.submits("/register", &fields).await.status, 303);
    assert_eq!(lena.visits("/write").await.status, 403);
    let grace = site.signed_in("grace").await;
    let fields = [
        ("title", "Mine"),
        ("body", "x"),
        ("status", "published"),
        ("author_id", "1"),
        ("published", "0"),
    ];
    assert_eq!(
        grace.submits("/write", &fields).await.header("location"),
        "/posts/mine"
    );
    assert!(grace.visits("/posts/mine").await.body.contains("/u/grace"));
}

#[tokio::test]
async fn row_44_a_new_role_counts_from_the_next_request_and_so_does_a_disabled_account() {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    site.has_account("grace", Role::Author).await;
    let grace = logged_in(&site, "grace").await;
    let id = id_of(&site, "grace").await;
    assert_eq!(grace.visits("/write").await.status, 200);
    store::accounts::set_role(&site.store, id, Role::Reader)
        .await
        .expect("demoted");
    assert_eq!(grace.visits("/write").await.status, 403);
    store::accounts::disable(&site.store, id)
        .await
        .expect("disabled");
    assert!(!grace.is_signed_in().await);
}

#[tokio::test]
async fn row_47_hostile_words_stay_words_wherever_they_are_shown() {
    let site = TestApp::spawn().await;
    let ada = site.anonymous();
    let fields = [
        ("email", "ada@example.org"),
        ("name", "<b onclick=alert(1)>Ada"),
        ("password", PASSWORD),
        ("password_confirm", PASSWORD),
    ];
    assert_eq!(ada.submits("/register", &fields).await.status, 303);
    let fields = [
        ("title", INERT),
        ("subtitle", INERT),
        ("body", INERT),
        ("status", "published"),
        ("cover", "https://example.org/a.jpg"),
        ("cover_alt", "\"><script>alert(1)</script>"),
    ];
    let place = ada
        .submits("/write", &fields)
        .await
        .header("location")
        .to_owned();
    let comment = ada
        .submits(&format!("{place}/comments"), &[("body", INERT)])
        .await;
    assert_eq!(comment.status, 303);
    let about = [("name", INERT), ("handle", "ada"), ("about", INERT)];
    assert_eq!(ada.submits("/settings", &about).await.status, 303);
    for path in [
        "/",
        "/u/ada",
        "/settings",
        "/admin/users",
        "/admin/audit",
        &place,
        &format!("{place}/edit"),
        &format!("{place}/delete"),
        "/comments/1/edit",
        "/comments/1/delete",
    ] {
        let page = ada.visits(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(
            is_inert(&page) && !page.body.contains("<b onclick"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn row_48_a_text_that_closes_its_field_comes_back_inside_it() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let page = ada
        .submits(
            "/write",
            &[("title", ""), ("body", INERT), ("status", "draft")],
        )
        .await;
    assert_eq!(page.status, 422);
    assert!(is_inert(&page) && page.body.contains("&lt;/textarea"));
}

#[tokio::test]
async fn row_49_what_an_island_is_given_cannot_break_out_of_the_page() {
    let cast = Cast::gathers().await;
    let things = cast.things().await;
    let long = format!("{INERT}{}", "x".repeat(17_000));
    let page = cast.people[1]
        .submits(&things.fill("/posts/POST/comments"), &[("body", &long)])
        .await;
    assert_eq!(page.status, 422);
    assert!(is_inert(&page) && page.body.contains("limit is 16 KB"));
}

#[tokio::test]
async fn two_who_edit_the_same_post_get_both_texts() {
    let cast = Cast::gathers().await;
    let things = cast.things().await;
    let (grace, ada) = (&cast.people[3], &cast.people[4]);
    let edit = things.fill("/posts/POST/edit");
    let save = |body: &'static str| {
        [
            ("title", "One"),
            ("body", body),
            ("status", "published"),
            ("version", "1"),
        ]
    };
    assert_eq!(
        grace.submits(&edit, &save("what grace wrote")).await.status,
        303
    );
    let conflict = ada.submits(&edit, &save("what ada wrote")).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.body.contains("what grace wrote") && conflict.body.contains("what ada wrote"));
    assert!(conflict.body.contains("name=\"version\" value=\"2."));
    let post = cast.people[0].visits(&things.fill("/posts/POST")).await;
    assert!(
        post.body.contains("what grace wrote"),
        "nothing was overwritten"
    );
}
