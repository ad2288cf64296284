//! A site that people join by invitation.

use crate::mailbox::Mailbox;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;

const BY_INVITATION: (&str, &str) = ("QUIRE_REGISTRATION", "invite");
const PATH: &str = "/admin/invitations";

/// The path of the link on a page that shows one.
fn link(page: &str) -> String {
    let start = page.find("/invite/").expect("a link");
    page[start..].chars().take_while(|c| *c != '<').collect()
}

#[tokio::test]
async fn without_an_invitation_nobody_joins_and_with_one_somebody_writes() {
    let site = TestApp::with(&[BY_INVITATION]).await;
    let ada = site.signed_in("ada").await;
    let zoe = site.anonymous();
    assert!(
        zoe.visits("/register")
            .await
            .body
            .contains("By invitation only")
    );
    assert_eq!(zoe.registers("zoe", PASSWORD).await.status, 403);
    let made = ada
        .submits(PATH, &[("role", "author"), ("days", "7")])
        .await;
    assert_eq!(
        (made.status, made.header("cache-control")),
        (200, "no-store")
    );
    let link = link(&made.body);
    let again = ada.visits(PATH).await.body;
    assert!(
        again.contains("Whoever has the link") && !again.contains("/invite/"),
        "shown once"
    );
    let page = zoe.visits(&link).await;
    assert!(
        page.body.contains("ada invites you to Quire, to write."),
        "{}",
        page.body
    );
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    let fields = [
        ("name", "Zoë"),
        ("email", "zoe@example.org"),
        ("password", PASSWORD),
        ("password_confirm", PASSWORD),
        ("role", "admin"),
    ];
    assert_eq!(zoe.submits(&link, &fields).await.status, 303);
    assert_eq!(zoe.visits("/write").await.status, 200);
    assert_eq!(
        zoe.visits("/admin").await.status,
        403,
        "row 41: the role is the invitation's"
    );
    let spent = site.anonymous().submits(&link, &fields).await;
    assert_eq!(spent.status, 404);
    assert!(spent.body.contains("This link is spent"));
}

#[tokio::test]
async fn an_invitation_goes_by_letter_and_can_be_taken_back() {
    let mailbox = Mailbox::new("");
    let site = TestApp::with(&[BY_INVITATION, ("QUIRE_SMTP_URL", &mailbox.url())]).await;
    let ada = site.signed_in("ada").await;
    mailbox.receives().await;
    let fields = [
        ("role", "reader"),
        ("days", "1"),
        ("email", "zoe@example.org"),
    ];
    let made = ada.submits(PATH, &fields).await;
    assert_eq!((made.status, made.header("location")), (303, PATH));
    let letter = mailbox.receives().await;
    assert_eq!(
        (letter.to.as_str(), letter.subject.as_str()),
        ("zoe@example.org", "An invitation to Quire")
    );
    let link = letter.link(&site.origin());
    assert_eq!(site.anonymous().visits(&link).await.status, 200);
    let page = ada.visits(PATH).await.body;
    let revoke = page
        .split("action=\"")
        .find(|part| part.contains("/revoke"))
        .expect("a form");
    let revoke = revoke.split('"').next().unwrap_or_default();
    assert_eq!(ada.submits(revoke, &[]).await.status, 303);
    assert_eq!(site.anonymous().visits(&link).await.status, 404);
}

#[tokio::test]
async fn row_75_inviting_needs_the_password_once_it_is_some_time_since_it_was_given() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    site.later(31);
    let asked = ada
        .submits(PATH, &[("role", "author"), ("days", "9")])
        .await;
    assert_eq!(asked.status, 403);
    assert!(
        asked.body.contains("Confirm that it is you") && asked.body.contains("value=\"9\""),
        "{}",
        asked.body
    );
    let fields = [("role", "author"), ("days", "9"), ("password", PASSWORD)];
    assert_eq!(ada.submits(PATH, &fields).await.status, 200);
    for days in ["", "0", "91", "many"] {
        let refused = ada.submits(PATH, &[("days", days)]).await;
        assert_eq!(refused.status, 422, "{days}");
        assert!(refused.body.contains("Enter a number of days from 1 to 90"));
    }
}

#[tokio::test]
async fn an_admin_sends_somebody_a_link_for_a_new_password_and_never_sees_it() {
    let mailbox = Mailbox::new("");
    let site = TestApp::with(&[("QUIRE_SMTP_URL", &mailbox.url())]).await;
    let ada = site.signed_in("ada").await;
    mailbox.receives().await;
    site.has_account("grace", Role::Author).await;
    let grace = store::accounts::find(&site.store, "grace")
        .await
        .expect("grace");
    let tick = domain::people::PeopleForm::tick(grace.id);
    let done = ada
        .submits("/admin/users", &[(&tick, "on"), ("action", "send-reset")])
        .await;
    assert_eq!(done.status, 303, "{}", done.body);
    let letter = mailbox.receives().await;
    assert_eq!(letter.to, "grace@example.org");
    let link = letter.link(&site.origin());
    assert!(
        !done.body.contains(&link) && !ada.visits("/admin/users").await.body.contains("/reset/")
    );
    let fields = [
        ("password", "seven lanterns over the quay"),
        ("password_confirm", "seven lanterns over the quay"),
    ];
    assert_eq!(site.anonymous().submits(&link, &fields).await.status, 303);
}
