//! Two requests of one session at the same moment, each of which leaves something in it.

use crate::person::Person;
use crate::test_app::{PASSWORD, TestApp};

const ROUNDS: usize = 20;

/// Another window of the same browser.
fn window(site: &TestApp, person: &Person) -> Person {
    let window = site.anonymous();
    window.brings("quire", &person.cookie("quire").expect("a session"));
    window
}

#[tokio::test]
async fn row_26_giving_the_password_counts_whatever_another_window_does_meanwhile() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    let profile = [("name", "Grace"), ("handle", "grace")];
    for round in 0..ROUNDS {
        site.later(31);
        let other = window(&site, &grace);
        let password = [("password", PASSWORD)];
        let (confirmed, noticed) = tokio::join!(
            grace.submits("/confirm", &password),
            other.submits("/settings", &profile)
        );
        assert_eq!(confirmed.status, 303, "{round}: {}", confirmed.body);
        // Either it came first, or the session has another number by now.
        assert!(
            [303, 401].contains(&noticed.status),
            "{round}: {}",
            noticed.status
        );
        let data = grace.submits("/settings/account/download", &[]).await;
        assert_eq!(data.status, 303, "{round}: the confirmation is lost");
        grace.visits("/").await;
    }
}

#[tokio::test]
async fn row_26_of_two_windows_that_leave_something_at_once_neither_logs_the_other_out() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    let profile = [("name", "Grace"), ("handle", "grace")];
    let draft = [("title", "Quiet"), ("body", "x"), ("status", "draft")];
    for round in 0..ROUNDS {
        let other = window(&site, &grace);
        let (one, two) = tokio::join!(
            grace.submits("/settings", &profile),
            other.submits("/write", &draft)
        );
        assert_eq!((one.status, two.status), (303, 303), "{round}");
        let data = grace.submits("/settings/account/download", &[]).await;
        assert_eq!(data.status, 303, "{round}: the step-up is lost");
        assert!(
            grace.is_signed_in().await && other.is_signed_in().await,
            "{round}"
        );
    }
}
