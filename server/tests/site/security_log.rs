//! The security log of the real program: a record for everything that it promises, which a machine can read.

use crate::authenticator::{TOTP, confirms, key_on};
use crate::mailbox::{Letter, Mailbox};
use crate::person::Person;
use crate::program::Program;
use crate::test_app::PASSWORD;
use reqwest::Method;
use serde_json::Value;
use std::process::Command;

async fn letter_with_link(mailbox: &Mailbox) -> Letter {
    loop {
        let letter = mailbox.receives().await;
        if letter.text.contains("/verify/") || letter.text.contains("/reset/") {
            return letter;
        }
    }
}

/// Six digits of this moment.
fn shows(key: &str) -> String {
    let output = Command::new("oathtool")
        .args(["--totp", "--base32", key])
        .output();
    let digits = output.expect("oathtool").stdout;
    String::from_utf8(digits).expect("digits").trim().to_owned()
}

/// Everything that is to be told of, at least once.
async fn happens(address: &str, mailbox: &Mailbox) {
    let origin = format!("http://{address}");
    let (ada, grace) = (Person::new(origin.clone()), Person::new(origin.clone()));
    assert_eq!(ada.registers("ada", PASSWORD).await.status, 303);
    assert_eq!(grace.registers("grace", PASSWORD).await.status, 303);
    let link = letter_with_link(mailbox).await.link(&origin);
    assert_eq!(
        grace.submits(&link, &[("password", PASSWORD)]).await.status,
        303
    );
    assert_eq!(grace.visits("/write").await.status, 403);
    let foreign = grace
        .request(Method::POST, "/logout")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(grace.sends(foreign).await.status, 403);
    let fields = [("person-2", "on"), ("action", "author")];
    assert_eq!(ada.submits("/admin/users", &fields).await.status, 303);
    let stranger = Person::new(origin.clone());
    stranger.submits("/forgot", &[("email", "grace")]).await;
    let link = letter_with_link(mailbox).await.link(&origin);
    let new = [("password", PASSWORD), ("password_confirm", PASSWORD)];
    assert_eq!(stranger.submits(&link, &new).await.status, 303);
    assert_eq!(grace.logs_in("grace", PASSWORD).await.status, 303);
    grace.submits(TOTP, &[]).await;
    let key = key_on(&grace.visits(TOTP).await).expect("a key");
    assert_eq!(confirms(&grace, &shows(&key)).await.status, 200);
    let fields = [("person-2", "on"), ("action", "disable")];
    assert_eq!(ada.submits("/admin/users", &fields).await.status, 303);
    // Until the door is closed, and once more would be one record more.
    while stranger.logs_in("grace", "not it at all").await.status != 429 {}
}

/// The records of the security log, by the word of their event.
fn told<'log>(log: &'log str, event: &str) -> Vec<(Value, &'log str)> {
    log.lines()
        .filter_map(|line| Some((serde_json::from_str::<Value>(line).ok()?, line)))
        .filter(|(record, _)| record["target"] == "security" && record["event"] == event)
        .collect()
}

#[tokio::test]
async fn row_82_everything_that_is_promised_is_one_record_with_who_when_and_which_request() {
    let (program, mailbox) = (Program::new(), Mailbox::new(""));
    let url = mailbox.url();
    let settings = [("QUIRE_LOG", "json"), ("QUIRE_SMTP_URL", url.as_str())];
    let mut serving = program.serve(&settings);
    happens(&serving.address.clone(), &mailbox).await;
    serving.asks_to_stop();
    let log = serving.log();
    for (event, times) in [
        ("login", 1),
        ("login_failed", 5),
        ("limit_hit", 1),
        ("reset_asked", 1),
        ("reset_done", 1),
        ("factor_added", 1),
        ("role_changed", 1),
        ("account_disabled", 1),
        ("forbidden", 1),
        ("foreign_request", 1),
    ] {
        let records = told(&log, event);
        let enough = records.len() == times || (event == "login_failed" && records.len() >= times);
        assert!(enough, "{event}: {log}");
        let (record, line) = &records[0];
        let at = record["timestamp"].as_str().unwrap_or_default();
        assert!(at.starts_with("20") && at.ends_with('Z'), "UTC: {line}");
        let request = record["request"].as_str().unwrap_or_default();
        assert_eq!(request.len(), 16, "{line}");
        assert_eq!(
            record["span"]["id"], request,
            "the same as of everything else: {line}"
        );
        assert_eq!(record["ip"], "127.0.0.1", "{line}");
    }
    assert!(told(&log, "forbidden")[0].1.contains("GET /write"));
    assert!(told(&log, "foreign_request")[0].1.contains("POST /logout"));
    let (role, _) = &told(&log, "role_changed")[0];
    assert_eq!((&role["by"], &role["person"]), (&1.into(), &2.into()));

    let again = [settings[0], settings[1], ("QUIRE_SITE_TITLE", "Leaves")];
    let mut serving = program.serve(&again);
    serving.asks_to_stop();
    let log = serving.log();
    let records = told(&log, "setting_changed");
    assert_eq!(records.len(), 1, "{log}");
    assert!(records[0].1.contains("Leaves"));
}
