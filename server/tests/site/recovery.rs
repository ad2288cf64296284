//! A forgotten password, from the question to the log-in, as a browser and a mailbox see it.

use crate::mailbox::Mailbox;
use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;

const NEW: &str = "seven lanterns over the quay";

async fn site() -> (TestApp, Mailbox) {
    let mailbox = Mailbox::new("");
    let site = TestApp::with(&[("QUIRE_SMTP_URL", &mailbox.url())]).await;
    site.has_account("ada", Role::Admin).await;
    (site, mailbox)
}

async fn forgets(person: &Person, login: &str) -> Answer {
    person.submits("/forgot", &[("email", login)]).await
}

async fn chooses(person: &Person, link: &str, password: &str) -> Answer {
    let fields = [("password", password), ("password_confirm", password)];
    person.submits(link, &fields).await
}

#[tokio::test]
async fn row_71_the_link_in_the_letter_replaces_the_password_and_logs_nobody_in() {
    let (site, mailbox) = site().await;
    let elsewhere = site.signed_in_as("ada").await;
    mailbox.receives().await;
    let person = site.anonymous();
    let asked = forgets(&person, "ada@example.org").await;
    assert_eq!((asked.status, asked.header("location")), (303, "/login"));
    let letter = mailbox.receives().await;
    assert_eq!(letter.to, "ada@example.org");
    let link = letter.link(&site.origin());
    // A program that checks mail follows links as often as it likes.
    for _ in 0..3 {
        let page = person.visits(&link).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(!page.body.contains("src=\"http"), "nothing of another site");
    }
    let short = chooses(&person, &link, "short").await;
    assert_eq!(short.status, 422);
    assert!(
        short.body.contains("Use at least 8 characters"),
        "{}",
        short.body
    );
    let done = chooses(&person, &link, NEW).await;
    assert_eq!((done.status, done.header("location")), (303, "/login"));
    assert!(!person.is_signed_in().await && !elsewhere.is_signed_in().await);
    assert_eq!(
        mailbox.receives().await.subject,
        "Your password on Quire was changed"
    );
    for answer in [
        person.visits(&link).await,
        chooses(&person, &link, NEW).await,
    ] {
        assert_eq!(answer.status, 404);
        assert!(
            answer.body.contains("This link is spent"),
            "{}",
            answer.body
        );
    }
    assert_eq!(person.logs_in("ada", NEW).await.status, 303);
}

#[tokio::test]
async fn row_12_whether_somebody_has_an_account_is_not_told_to_whoever_forgot_its_password() {
    let (site, mailbox) = site().await;
    let mut answers = Vec::new();
    for login in ["ada@example.org", "nobody@example.org"] {
        let person = site.anonymous();
        let answer = forgets(&person, login).await;
        let page = person.visits("/login").await;
        let without_number = |name: &http::HeaderName| name != "date" && name != "x-request-id";
        let headers: Vec<_> = answer
            .headers
            .into_iter()
            .filter_map(|(name, value)| Some((name?, value)))
            .filter(|(name, _)| without_number(name) && name != "content-security-policy")
            .collect();
        answers.push((answer.status, answer.body, headers, page.body.len()));
    }
    assert_eq!(answers[0], answers[1]);
    mailbox.receives().await;
    assert_eq!(mailbox.count(), 1);
}

#[tokio::test]
async fn row_72_whoever_asks_too_often_is_told_the_same_and_nobody_is_locked_out() {
    let (site, mailbox) = site().await;
    for _ in 0..12 {
        let answer = forgets(&site.anonymous(), "ada").await;
        assert_eq!((answer.status, answer.header("location")), (303, "/login"));
    }
    assert_eq!(site.anonymous().logs_in("ada", PASSWORD).await.status, 303);
    assert!(mailbox.count() <= 5, "four links, and a new device");
}

#[tokio::test]
async fn row_54_a_link_leads_to_the_sites_own_address_whatever_the_request_says() {
    let mailbox = Mailbox::new("");
    let settings = [
        ("QUIRE_SMTP_URL", mailbox.url()),
        ("QUIRE_BASE_URL", "https://blog.example.org".to_owned()),
        ("QUIRE_MAIL_FROM", "Leaves <post@example.org>".to_owned()),
    ];
    let settings: Vec<(&str, &str)> = settings.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let site = TestApp::with(&settings).await;
    site.has_account("ada", Role::Admin).await;
    let person = site.anonymous();
    person.always_says("host", "blog.example.org");
    person.always_says("x-forwarded-host", "evil.example.org");
    assert_eq!(forgets(&person, "ada").await.status, 303);
    let letter = mailbox.receives().await;
    assert!(
        letter
            .link("https://blog.example.org")
            .starts_with("/reset/")
    );
    assert!(!letter.raw.contains("evil"));
    assert_eq!(letter.from, "post@example.org");
}

#[tokio::test]
async fn a_site_without_mail_says_so_plainly() {
    let site = TestApp::spawn().await;
    let person = site.anonymous();
    for answer in [
        person.visits("/forgot").await,
        forgets(&person, "ada").await,
    ] {
        assert!(
            answer.body.contains("This site sends no mail"),
            "{}",
            answer.body
        );
    }
    assert_eq!(forgets(&person, "ada").await.status, 403);
}

#[tokio::test]
async fn row_21_a_new_device_is_told_of_by_letter_and_a_known_one_is_not() {
    let (site, mailbox) = site().await;
    let person = site.anonymous();
    person.always_says(
        "user-agent",
        "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0",
    );
    person.logs_in("ada", PASSWORD).await;
    let letter = mailbox.receives().await;
    assert_eq!(letter.subject, "A new device is logged in to Quire");
    assert!(letter.text.contains("Firefox on Linux") && letter.text.contains("127.0.0.0"));
    assert!(!letter.raw.contains(PASSWORD));
    person.logs_out().await;
    person.logs_in("ada", PASSWORD).await;
    forgets(&person, "ada").await;
    assert!(
        mailbox
            .receives()
            .await
            .subject
            .starts_with("A new password")
    );
}
