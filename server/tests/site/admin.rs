//! Admins at work: what they do about people, and when they have to show that it is still them.

use crate::people::{id_of, logged_in};
use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;

const USERS: &str = "/admin/users";

/// What an admin does about one person.
async fn acts(admin: &Person, id: impl std::fmt::Display, action: &str, password: &str) -> Answer {
    let tick = format!("person-{id}");
    let fields = [
        (tick.as_str(), "on"),
        ("action", action),
        ("password", password),
    ];
    admin.submits(USERS, &fields).await
}

async fn ada_and_grace(site: &TestApp) -> (Person, Person, domain::UserId) {
    let ada = site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    let id = id_of(site, "grace").await;
    (ada, grace, id)
}

#[tokio::test]
async fn row_44_what_an_admin_does_bites_on_the_next_request() {
    let site = TestApp::spawn().await;
    let (ada, grace, id) = ada_and_grace(&site).await;
    assert_eq!(grace.visits("/write").await.status, 200);
    let answer = acts(&ada, id, "reader", "").await;
    assert_eq!((answer.status, answer.header("location")), (303, USERS));
    let page = ada.visits(USERS).await.body;
    assert!(page.contains("Done. It counts from now on."), "{page}");
    assert_eq!(grace.visits("/write").await.status, 403);
    acts(&ada, id, "author", "").await;
    assert_eq!(grace.visits("/write").await.status, 200);
    acts(&ada, id, "end-sessions", "").await;
    assert!(!grace.is_signed_in().await);
    let grace = logged_in(&site, "grace").await;
    acts(&ada, id, "disable", "").await;
    assert!(!grace.is_signed_in().await);
    assert_eq!(grace.logs_in("grace", PASSWORD).await.status, 422);
    acts(&ada, id, "enable", "").await;
    assert_eq!(grace.logs_in("grace", PASSWORD).await.status, 303);
}

#[tokio::test]
async fn row_43_the_last_admin_is_told_why_nothing_happens() {
    let site = TestApp::spawn().await;
    let (ada, _, grace) = ada_and_grace(&site).await;
    let id = id_of(&site, "ada").await;
    for action in ["reader", "disable"] {
        let answer = acts(&ada, id, action, "").await;
        assert_eq!(answer.status, 422);
        let told = answer
            .body
            .contains("This would leave the site without an admin");
        assert!(told, "{}", answer.body);
        assert!(answer.body.contains("checked"), "the tick is still there");
    }
    let people = format!("{id},{grace}");
    let fields = [("people", people.as_str()), ("writing", "remove")];
    let answer = ada.submits("/admin/users/delete", &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("without an admin"), "{}", answer.body);
    assert_eq!(ada.visits("/admin").await.status, 200);
    // With another admin they may go.
    acts(&ada, grace, "admin", "").await;
    let answer = acts(&ada, id, "author", "").await;
    assert_eq!((answer.status, answer.header("location")), (303, "/"));
    assert_eq!(ada.visits("/admin").await.status, 403);
}

#[tokio::test]
async fn row_75_roles_and_deletion_need_the_password_after_half_an_hour() {
    let site = TestApp::spawn().await;
    let (ada, grace, id) = ada_and_grace(&site).await;
    site.later(30);
    let asked = acts(&ada, id, "reader", "").await;
    assert_eq!(asked.status, 403);
    for part in ["Confirm that it is you", "value=\"reader\"", "Make reader"] {
        assert!(asked.body.contains(part), "{part}: {}", asked.body);
    }
    assert!(asked.body.contains(&format!("name=\"person-{id}\"")));
    assert_eq!(acts(&ada, id, "reader", "not it").await.status, 422);
    assert_eq!(grace.visits("/write").await.status, 200);
    assert_eq!(acts(&ada, id, "reader", PASSWORD).await.status, 303);
    assert_eq!(grace.visits("/write").await.status, 403);
    site.later(30);
    let question = ada
        .visits(&format!("/admin/users/delete?people={id}"))
        .await;
    assert!(question.body.contains("Your password"), "{}", question.body);
    let people = id.to_string();
    let fields = [("people", people.as_str()), ("writing", "keep")];
    let asked = ada.submits("/admin/users/delete", &fields).await;
    assert_eq!(asked.status, 403);
    assert!(grace.is_signed_in().await);
}

#[tokio::test]
async fn row_27_an_hour_without_work_closes_the_pages_of_an_admin() {
    let site = TestApp::spawn().await;
    let (ada, _, id) = ada_and_grace(&site).await;
    // At work, the pages stay open.
    for _ in 0..4 {
        site.later(50);
        assert_eq!(ada.visits("/admin").await.status, 200);
    }
    site.later(60);
    let user = format!("/admin/users/{id}");
    for path in ["/admin", USERS, "/admin/audit", user.as_str()] {
        let closed = ada.visits(path).await;
        assert_eq!(closed.status, 403, "{path}");
        assert!(closed.body.contains("Confirm that it is you"), "{path}");
        assert!(!closed.body.contains("grace@example.org"), "{path}");
    }
    let file = ada.visits("/admin/audit.csv").await;
    assert_eq!(file.status, 303);
    assert_eq!(
        file.header("location"),
        "/confirm?next=%2Fadmin%2Faudit.csv"
    );
    // Everything else is as before.
    assert_eq!(ada.visits("/write").await.status, 200);
    let wrong = [("password", "not it"), ("next", USERS)];
    assert_eq!(ada.submits("/confirm", &wrong).await.status, 422);
    let right = [("password", PASSWORD), ("next", USERS)];
    let answer = ada.submits("/confirm", &right).await;
    assert_eq!((answer.status, answer.header("location")), (303, USERS));
    assert_eq!(ada.visits(USERS).await.status, 200);
}

#[tokio::test]
async fn row_27_what_was_asked_for_after_an_hour_is_not_lost() {
    let site = TestApp::spawn().await;
    let (ada, grace, id) = ada_and_grace(&site).await;
    site.later(120);
    let asked = acts(&ada, id, "reader", "").await;
    assert_eq!(asked.status, 403);
    assert!(asked.body.contains(&format!("name=\"person-{id}\"")));
    assert!(!asked.body.contains("grace@example.org"), "{}", asked.body);
    assert_eq!(acts(&ada, id, "reader", PASSWORD).await.status, 303);
    assert_eq!(grace.visits("/write").await.status, 403);
}

#[tokio::test]
async fn many_are_deleted_at_once_after_a_question() {
    let site = TestApp::spawn().await;
    let (ada, grace, id) = ada_and_grace(&site).await;
    let lena = site.signed_in("lena").await;
    let other = id_of(&site, "lena").await;
    let (first, second) = (format!("person-{id}"), format!("person-{other}"));
    let fields = [
        (first.as_str(), "on"),
        (second.as_str(), "on"),
        ("action", "delete"),
    ];
    let answer = ada.submits(USERS, &fields).await;
    assert_eq!(answer.status, 303);
    let question = ada.visits(answer.header("location")).await;
    assert_eq!(question.status, 200);
    assert!(question.body.contains("Delete 2 accounts?"));
    assert!(question.body.contains("grace") && question.body.contains("lena"));
    assert!(
        !question.body.contains("Your password"),
        "it was just given"
    );
    let people = format!("{id},{other}");
    let unclear = ada
        .submits("/admin/users/delete", &[("people", people.as_str())])
        .await;
    assert_eq!(unclear.status, 422);
    assert!(unclear.body.contains("Choose what becomes of posts"));
    let fields = [("people", people.as_str()), ("writing", "keep")];
    let answer = ada.submits("/admin/users/delete", &fields).await;
    assert_eq!((answer.status, answer.header("location")), (303, USERS));
    assert!(!grace.is_signed_in().await && !lena.is_signed_in().await);
    // A second time there is nobody.
    let again = ada.submits("/admin/users/delete", &fields).await;
    assert_eq!(again.status, 404);
}

#[tokio::test]
async fn row_79_a_search_and_a_page_have_their_limits() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    for name in ["grace", "lena"] {
        site.has_account(name, Role::Reader).await;
    }
    let long = format!("{USERS}?q={}", "x".repeat(6000));
    assert_eq!(ada.visits(&long).await.status, 200);
    for (path, status) in [
        ("/admin/users?page=1000000000000", 404),
        ("/admin/users?page=2", 404),
        (
            "/admin/users?page=-1&role=king&state=%00&limit=1000000000",
            200,
        ),
        ("/admin/users?q=%25%27%3B--", 200),
        ("/admin/audit?page=999999", 404),
        (
            "/admin/audit?event=x&from=2026-99-99&to=tomorrow&person=%00",
            200,
        ),
    ] {
        assert_eq!(ada.visits(path).await.status, status, "{path}");
    }
    let found = ada.visits("/admin/users?q=GRA&role=reader").await.body;
    assert!(found.contains("grace@example.org") && !found.contains("lena@example.org"));
}

#[tokio::test]
async fn row_41_a_form_of_ones_own_makes_nobody_an_admin() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    let id = id_of(&site, "grace").await;
    assert_eq!(acts(&grace, id, "admin", "").await.status, 403);
    let fields = [
        ("writing", "keep"),
        ("sure", "on"),
        ("password", PASSWORD),
        // Another's number changes nothing: it is the sender's account that goes.
        ("people", "1"),
    ];
    let answer = grace.submits("/settings/account/delete", &fields).await;
    assert_eq!(answer.status, 303);
    assert!(!grace.is_signed_in().await);
    assert_eq!(id_of(&site, "ada").await.0, 1);
}
