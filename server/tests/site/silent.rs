//! The log of a site that is told to say everything, while people do everything that has a secret in it.

use crate::mailbox::Mailbox;
use crate::person::Person;
use crate::program::Program;
use std::process::Command;

const PASSWORD: &str = "canary password of forty elephants";
const NEW: &str = "canary of the lanterns over the quay";

/// The rest of the line behind this on a page.
fn between<'a>(page: &'a str, before: &str, after: char) -> &'a str {
    let rest = page.split(before).nth(1).expect("it is on the page");
    rest.split(after).next().unwrap_or_default()
}

/// What an authenticator app shows now.
fn shows(key: &str) -> String {
    let output = Command::new("oathtool")
        .args(["--totp", "--base32", key])
        .output()
        .expect("oathtool, which `apt-get install oathtool` brings");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Goes through everything. Gives the secrets that came along.
async fn walks(origin: &str, mailbox: &Mailbox) -> Vec<String> {
    let mut secrets = vec!["canary".to_owned(), "$argon2".to_owned()];
    let ada = Person::new(origin.to_owned());
    assert_eq!(ada.registers("ada", PASSWORD).await.status, 303);
    secrets.extend(ada.cookie("quire"));
    let zoe = Person::new(origin.to_owned());
    assert_eq!(zoe.registers("zoe", PASSWORD).await.status, 303);
    let hers = [("password", PASSWORD)];
    secrets.push(follows(&zoe, mailbox, origin, &hers).await);
    secrets.extend(zoe.cookie("quire"));
    let invited = [
        ("role", "reader"),
        ("days", "7"),
        ("email", "kim@example.org"),
    ];
    assert_eq!(
        ada.submits("/admin/invitations", &invited).await.status,
        303
    );
    let kim = Person::new(origin.to_owned());
    let account = [
        ("name", "Kim"),
        ("email", "kim@example.org"),
        ("password", PASSWORD),
        ("password_confirm", PASSWORD),
    ];
    secrets.push(follows(&kim, mailbox, origin, &account).await);
    assert_eq!(
        zoe.submits("/settings/email", &[("email", "zoe2@example.org")])
            .await
            .status,
        303
    );
    secrets.push(follows(&zoe, mailbox, origin, &[]).await);
    // The old address has a way back, which nobody takes.
    secrets.push(secret(&mailbox.receives().await.link(origin)));
    let lost = Person::new(origin.to_owned());
    assert_eq!(
        lost.submits("/forgot", &[("email", "zoe")]).await.status,
        303
    );
    let new = [("password", NEW), ("password_confirm", NEW)];
    secrets.push(follows(&lost, mailbox, origin, &new).await);
    ada.submits("/settings/security/totp", &[]).await;
    let page = ada.visits("/settings/security/totp").await.body;
    let key = between(&page, "<code class=\"secret\">", '<').replace(' ', "");
    secrets.push(key.clone());
    let code = shows(&key);
    let on = ada
        .submits("/settings/security/totp/confirm", &[("code", &code)])
        .await;
    assert_eq!(on.status, 200, "{}", on.body);
    let codes = on
        .body
        .split("<code>")
        .skip(1)
        .filter_map(|rest| rest.split('<').next());
    let codes: Vec<String> = codes.map(str::to_owned).collect();
    assert_eq!(codes.len(), 10, "{}", on.body);
    let other = Person::new(origin.to_owned());
    assert_eq!(
        other.logs_in("ada", PASSWORD).await.header("location"),
        "/login/code"
    );
    assert_eq!(
        other
            .submits("/login/code", &[("code", &codes[0])])
            .await
            .status,
        303
    );
    secrets.extend(other.cookie("quire"));
    secrets.extend(codes);
    secrets
}

/// Follows the link in the next letter that has one, and sends its form. Gives the secret at its end.
async fn follows(
    person: &Person,
    mailbox: &Mailbox,
    origin: &str,
    fields: &[(&str, &str)],
) -> String {
    let letter = loop {
        let letter = mailbox.receives().await;
        if letter
            .text
            .lines()
            .any(|line| line.starts_with(origin) && line.len() > origin.len() + 40)
        {
            break letter;
        }
    };
    let link = letter.link(origin);
    assert_eq!(person.visits(&link).await.status, 200, "{link}");
    let sent = person.submits(&link, fields).await;
    assert_eq!(sent.status, 303, "{link}: {}", sent.body);
    secret(&link)
}

fn secret(link: &str) -> String {
    let secret = link.rsplit('/').next().unwrap_or_default();
    assert!(secret.len() > 20, "{link}");
    secret.to_owned()
}

#[tokio::test]
async fn row_83_neither_links_nor_keys_nor_codes_reach_the_log() {
    let mailbox = Mailbox::new("");
    let url = mailbox.url();
    let program = Program::new();
    let mut serving = program.serve(&[("RUST_LOG", "trace"), ("QUIRE_SMTP_URL", &url)]);
    let origin = format!("http://{}", serving.address);
    // A pipe that nobody empties would stop the program.
    let log = serving.keeps_log();
    let secrets = walks(&origin, &mailbox).await;
    assert!(secrets.len() > 20, "{secrets:?}");
    serving.asks_to_stop();
    let log = log.join().expect("a log");
    assert!(
        log.contains("/reset/") && log.contains("/settings/security/totp"),
        "the log works"
    );
    for line in log.lines() {
        let told = secrets.iter().find(|secret| line.contains(secret.as_str()));
        assert_eq!(told, None, "{line}");
    }
}

#[tokio::test]
async fn row_83_the_password_of_the_mail_server_is_not_logged_when_it_is_away() {
    let program = Program::new();
    let smtp = "smtp://user:canary-of-the-post@127.0.0.1:9";
    let settings = [
        ("RUST_LOG", "trace"),
        ("QUIRE_SMTP_URL", smtp),
        ("QUIRE_MAIL_FROM", "Quire <quire@example.org>"),
    ];
    let mut serving = program.serve(&settings);
    let log = serving.keeps_log();
    let ada = Person::new(format!("http://{}", serving.address));
    assert_eq!(ada.registers("ada", PASSWORD).await.status, 303);
    assert_eq!(ada.submits("/settings/email/verify", &[]).await.status, 303);
    // The letter is there to be tried, and the door is closed.
    while !ada
        .visits("/admin/mail")
        .await
        .body
        .contains("ada@example.org")
    {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    serving.asks_to_stop();
    let log = log.join().expect("a log");
    assert!(log.contains("letter"), "{log}");
    assert!(!log.contains("canary"), "{log}");
}
