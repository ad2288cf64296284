//! Passwords that attackers try first: refused, with the reason, wherever somebody could choose one.

use crate::mailbox::Mailbox;
use crate::person::Answer;
use crate::program::{Program, stderr};
use crate::test_app::{PASSWORD, TestApp};
use domain::Role;

const SITE: &str = "Paperhouse";
const LIST: &str = include_str!("../../../store/src/password/common.txt");

/// Fifty of the list that are long enough, from all over it, and what somebody called Grace would make up here.
fn known() -> Vec<String> {
    let long: Vec<&str> = LIST
        .lines()
        .filter(|word| word.chars().count() >= 8)
        .collect();
    let mut known: Vec<String> = long
        .iter()
        .step_by(long.len() / 50)
        .take(50)
        .map(|word| (*word).to_owned())
        .collect();
    known.extend(["paperhousepassword2026", "gracegrace", "GraceGrace"].map(str::to_owned));
    assert!(known.len() >= 53);
    known
}

fn assert_says_why(path: &str, password: &str, answer: &Answer) {
    assert_eq!(answer.status, 422, "{path} {password}: {}", answer.body);
    let reasons = [
        "on the lists that attackers try first",
        "easy to guess",
        "without your name",
    ];
    assert!(
        reasons.iter().any(|reason| answer.body.contains(reason)),
        "{path} {password}: {}",
        answer.body
    );
    assert!(!answer.body.contains(&format!("value=\"{password}\"")));
}

#[tokio::test]
async fn row_8_known_passwords_are_refused_on_every_page_that_takes_one() {
    let mailbox = Mailbox::new("");
    let settings = [
        ("QUIRE_SITE_TITLE", SITE),
        ("QUIRE_SMTP_URL", &mailbox.url()),
    ];
    let site = TestApp::with(&settings).await;
    let ada = site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    mailbox.receives().await;
    mailbox.receives().await;
    let invited = [
        ("role", "reader"),
        ("days", "7"),
        ("email", "new@example.org"),
    ];
    assert_eq!(
        ada.submits("/admin/invitations", &invited).await.status,
        303
    );
    let invitation = mailbox.receives().await.link(&site.origin());
    let known = known();
    for path in ["/register", invitation.as_str()] {
        for password in &known {
            let fields = [
                ("name", "Grace"),
                ("email", "grace2@example.org"),
                ("password", password),
                ("password_confirm", password),
            ];
            let answer = site.anonymous().submits(path, &fields).await;
            assert_says_why(path, password, &answer);
        }
        site.later(61);
    }
    let person = site.anonymous();
    person.submits("/forgot", &[("email", "grace")]).await;
    let reset = mailbox.receives().await.link(&site.origin());
    for password in &known {
        let fields = [
            ("password", password.as_str()),
            ("password_confirm", password),
        ];
        let answer = person.submits(&reset, &fields).await;
        assert_says_why("/reset", password, &answer);
    }
    for (number, password) in known.iter().enumerate() {
        let fields = [
            ("current_password", PASSWORD),
            ("password", password),
            ("password_confirm", password),
        ];
        let answer = grace.submits("/settings/security", &fields).await;
        assert_says_why("/settings/security", password, &answer);
        if number % 9 == 8 {
            site.later(10);
        }
    }
    assert_eq!(
        site.anonymous().logs_in("grace", PASSWORD).await.status,
        303
    );
}

#[test]
fn row_8_known_passwords_are_refused_at_the_command_line() {
    let program = Program::new();
    let settings = format!("site_title = \"{SITE}\"\n");
    std::fs::write(program.dir().join("quire.toml"), settings).expect("a file");
    let add = [
        "user",
        "add",
        "--email",
        "grace@example.org",
        "--name",
        "Grace",
    ];
    let made = program.told(&add, &format!("{PASSWORD}\n"));
    assert!(made.status.success(), "{}", stderr(&made));
    let known = known();
    let some = known.iter().step_by(5).chain(known.iter().rev().take(3));
    for password in some {
        let other = [
            "user",
            "add",
            "--email",
            "grace@example.com",
            "--name",
            "Grace",
        ];
        for arguments in [&other[..], &["user", "password", "grace"]] {
            let refused = program.told(arguments, &format!("{password}\n"));
            assert!(!refused.status.success(), "{arguments:?} {password}");
            assert!(
                stderr(&refused).contains("password"),
                "{}",
                stderr(&refused)
            );
        }
    }
}

#[tokio::test]
async fn row_18_nothing_that_comes_with_the_program_opens_it() {
    let site = TestApp::spawn().await;
    for (login, password) in [
        ("admin", "admin"),
        ("admin", "password"),
        ("admin@example.org", "admin"),
        ("root", "root"),
        ("quire", "quire"),
        ("ada@example.org", PASSWORD),
        ("admin", ""),
    ] {
        let fields = [("email", login), ("password", password)];
        let answer = site.anonymous().submits("/login", &fields).await;
        assert_eq!(answer.status, 422, "{login} {password}");
    }
    let people = store::accounts::list(&site.store).await.expect("a list");
    assert!(people.is_empty());
    site.has_account("ada", Role::Admin).await;
    assert!(
        !site
            .anonymous()
            .visits("/register")
            .await
            .body
            .contains("name=\"setup_code\"")
    );
}
