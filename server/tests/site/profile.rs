//! What people set for themselves: name, handle, words about them, language and address.

use crate::mailbox::Mailbox;
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;

#[tokio::test]
async fn somebody_changes_what_they_show_of_themselves() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let fields = [
        ("name", "Grace H."),
        ("handle", "@Amazing-Grace"),
        ("about", "Boats & <i>tides</i>."),
        ("language", "ja"),
    ];
    let answer = grace.submits("/settings", &fields).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, "/settings")
    );
    let page = grace.visits("/u/amazing-grace").await;
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("Grace H.")
            && page.body.contains("Boats &amp; &lt;i&gt;tides&lt;/i&gt;"),
        "{}",
        page.body
    );
    assert_eq!(grace.visits("/u/grace").await.status, 404);
    assert_eq!(
        site.anonymous()
            .submits(
                "/login",
                &[("email", "amazing-grace"), ("password", PASSWORD)]
            )
            .await
            .status,
        303
    );
}

#[tokio::test]
async fn a_handle_that_somebody_has_or_that_makes_no_address_is_refused_and_the_rest_is_kept() {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    let grace = site.signed_in("grace").await;
    for (handle, said) in [
        ("ADA", "Somebody else has that handle"),
        ("a/b", "Use letters and digits"),
        ("-", "Use letters and digits"),
        ("", "Enter a handle"),
    ] {
        let fields = [
            ("name", "Grace"),
            ("handle", handle),
            ("about", "kept words"),
        ];
        let answer = grace.submits("/settings", &fields).await;
        assert_eq!(answer.status, 422, "{handle}");
        assert!(
            answer.body.contains(said) && answer.body.contains("kept words"),
            "{handle}: {}",
            answer.body
        );
    }
    assert_eq!(grace.visits("/u/grace").await.status, 200);
}

#[tokio::test]
async fn row_41_nobody_sets_what_is_not_in_the_form() {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    let grace = site.signed_in("grace").await;
    let fields = [
        ("name", "Grace"),
        ("handle", "grace"),
        ("role", "admin"),
        ("email", "ada@example.org"),
        ("email_verified", "1"),
        ("id", "1"),
    ];
    assert_eq!(grace.submits("/settings", &fields).await.status, 303);
    let person = store::accounts::find(&site.store, "grace")
        .await
        .expect("grace");
    assert_eq!(person.role, Role::Author);
    assert_eq!(person.email.as_deref(), Some("grace@example.org"));
}

#[tokio::test]
async fn row_75_another_address_needs_the_password_once_it_is_some_time_since_it_was_given() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    site.later(30);
    let asked = grace
        .submits("/settings/email", &[("email", "g@example.org")])
        .await;
    assert_eq!(asked.status, 403);
    assert!(
        asked.body.contains("Confirm that it is you")
            && asked.body.contains("value=\"g@example.org\""),
        "{}",
        asked.body
    );
    let fields = [("email", "g@example.org"), ("password", PASSWORD)];
    assert_eq!(grace.submits("/settings/email", &fields).await.status, 303);
    let login = [("email", "g@example.org"), ("password", PASSWORD)];
    assert_eq!(site.anonymous().submits("/login", &login).await.status, 303);
}

#[tokio::test]
async fn without_mail_a_taken_address_is_said_to_be_taken() {
    let site = TestApp::spawn().await;
    site.has_account("ada", Role::Admin).await;
    let grace = site.signed_in("grace").await;
    let answer = grace
        .submits("/settings/email", &[("email", "ADA@example.org")])
        .await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.body.contains("already has an account"),
        "{}",
        answer.body
    );
}

#[tokio::test]
async fn row_73_with_mail_the_old_address_stays_until_the_new_one_is_confirmed() {
    let mailbox = Mailbox::new("");
    let site = TestApp::with(&[("QUIRE_SMTP_URL", &mailbox.url())]).await;
    site.has_account("ada", Role::Admin).await;
    let grace = site.signed_in("grace").await;
    assert!(mailbox.receives().await.subject.starts_with("A new device"));
    let mine = grace
        .submits(
            "/settings",
            &[("name", "grace"), ("handle", "grace"), ("language", "ja")],
        )
        .await;
    assert_eq!(mine.status, 303);
    assert_eq!(
        grace
            .submits("/settings/email", &[("email", "new@example.org")])
            .await
            .status,
        303
    );
    let letter = mailbox.receives().await;
    assert_eq!(letter.to, "new@example.org");
    assert!(
        letter.subject.contains("新しいメールアドレスの確認"),
        "in her language: {}",
        letter.subject
    );
    assert!(
        grace
            .visits("/settings")
            .await
            .body
            .contains("grace@example.org")
    );
    let link = letter.link(&site.origin());
    assert_eq!(grace.visits(&link).await.status, 200);
    assert_eq!(
        grace.submits(&link, &[]).await.header("location"),
        "/settings"
    );
    let notice = mailbox.receives().await;
    assert_eq!(notice.to, "grace@example.org");
    // Somebody else did that: the way back throws them out.
    let back = notice.link(&site.origin());
    assert_eq!(
        site.anonymous()
            .submits(&back, &[])
            .await
            .header("location"),
        "/login"
    );
    assert!(!grace.is_signed_in().await);
    assert!(
        mailbox
            .receives()
            .await
            .link(&site.origin())
            .starts_with("/reset/")
    );
}
