//! Making an account on a site that sends mail: by a link, so that nobody learns who has one.

use crate::mailbox::Mailbox;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;

async fn site() -> (TestApp, Mailbox) {
    let mailbox = Mailbox::new("");
    let site = TestApp::with(&[("QUIRE_SMTP_URL", &mailbox.url())]).await;
    site.has_account("ada", Role::Admin).await;
    (site, mailbox)
}

#[tokio::test]
async fn row_12_an_address_that_has_an_account_and_one_that_has_none_get_the_same_answer() {
    let (site, mailbox) = site().await;
    let mut answers = Vec::new();
    for name in ["ada", "zoe"] {
        let person = site.anonymous();
        let answer = person.registers(name, PASSWORD).await;
        let cookies = answer.all("set-cookie");
        let page = person.visits("/login").await.body;
        assert!(
            page.contains("a letter with a link is on its way"),
            "{page}"
        );
        assert!(!person.is_signed_in().await);
        answers.push((
            answer.status,
            answer.header("location").to_owned(),
            answer.body,
            cookies,
        ));
    }
    assert_eq!(answers[0], answers[1]);
    let first = mailbox.receives().await;
    assert_eq!(
        (first.to.as_str(), first.subject.as_str()),
        ("ada@example.org", "You already have an account on Quire")
    );
    assert_eq!(mailbox.receives().await.to, "zoe@example.org");
}

#[tokio::test]
async fn the_link_makes_the_account_logs_its_owner_in_and_leads_to_where_they_wanted_to_go() {
    let (site, mailbox) = site().await;
    let person = site.anonymous();
    let fields = [
        ("email", "zoe@example.org"),
        ("name", "Zoë <b>"),
        ("password", PASSWORD),
        ("password_confirm", PASSWORD),
        ("next", "/u/ada"),
    ];
    assert_eq!(person.submits("/register", &fields).await.status, 303);
    let letter = mailbox.receives().await;
    assert!(letter.html.contains("Zoë &lt;b&gt;") && !letter.html.contains("<b>"));
    let link = letter.link(&site.origin());
    let page = person.visits(&link).await;
    assert_eq!(page.status, 200);
    assert!(!person.is_signed_in().await, "following it does nothing");
    for (password, told) in [
        ("", "Enter a password"),
        ("not it at all", "That is not your password"),
    ] {
        let refused = person.submits(&link, &[("password", password)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains(told), "{}", refused.body);
        assert!(!refused.body.contains("not it at all"));
        assert!(!person.is_signed_in().await);
    }
    let done = person.submits(&link, &[("password", PASSWORD)]).await;
    assert_eq!((done.status, done.header("location")), (303, "/u/ada"));
    assert!(person.is_signed_in().await);
    let again = site.anonymous().submits(&link, &[]).await;
    assert_eq!(again.status, 404);
    assert!(again.body.contains("This link is spent"));
}

#[tokio::test]
async fn the_first_account_needs_no_letter_because_mail_may_be_what_is_still_to_be_set_up() {
    let mailbox = Mailbox::new("");
    let site = TestApp::with(&[("QUIRE_SMTP_URL", &mailbox.url())]).await;
    let ada = site.anonymous();
    assert_eq!(ada.registers("ada", PASSWORD).await.header("location"), "/");
    assert!(ada.is_signed_in().await);
    assert_eq!(mailbox.count(), 0);
}
