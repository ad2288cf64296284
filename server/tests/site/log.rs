//! What the log holds, and what it never does.

use crate::person::Person;
use crate::program::Program;

const PASSWORD: &str = "canary password of forty elephants";

#[tokio::test]
async fn row_83_no_secret_reaches_the_log_however_much_it_is_asked_to_tell() {
    for format in ["text", "json"] {
        let program = Program::new();
        let mut serving = program.serve(&[("RUST_LOG", "trace"), ("QUIRE_LOG", format)]);
        let ada = Person::new(format!("http://{}", serving.address));
        assert_eq!(ada.registers("ada", PASSWORD).await.status, 303);
        let first = ada.cookie("quire").expect("a session");
        ada.logs_out().await;
        assert_eq!(ada.logs_in("ada", "canary typed wrong").await.status, 422);
        assert_eq!(ada.logs_in("ada", PASSWORD).await.status, 303);
        let second = ada.cookie("quire").expect("a session");
        ada.visits("/?page=1&token=canary-in-a-query").await;
        ada.brings("another", "canary-in-a-cookie");
        let odd = ada
            .request(reqwest::Method::GET, "/login")
            .header("authorization", "Bearer canary-in-a-header");
        ada.sends(odd).await;
        ada.submits("/write", &[("title", "x"), ("body", "canary in a body")])
            .await;
        let broken = ada
            .request(reqwest::Method::POST, "/api/fn/log_in")
            .header("content-type", "application/json")
            .body("{\"form\":{\"password\":\"canary in broken JSON\"");
        ada.sends(broken).await;
        serving.asks_to_stop();
        let log = serving.log();
        assert!(log.contains("/login"), "the log works: {log}");
        for line in log.lines() {
            let told = ["canary", first.as_str(), second.as_str(), "$argon2"]
                .into_iter()
                .find(|secret| line.contains(secret));
            assert_eq!(told, None, "{line}");
        }
    }
}

#[tokio::test]
async fn every_request_is_one_line_that_a_machine_can_read() {
    let program = Program::new();
    let mut serving = program.serve(&[("QUIRE_LOG", "json")]);
    let person = Person::new(format!("http://{}", serving.address));
    let answer = person.visits("/nothing?secret=1").await;
    serving.asks_to_stop();
    let log = serving.log();
    let number = answer.header("x-request-id");
    let lines: Vec<&str> = log.lines().filter(|line| line.contains(number)).collect();
    assert_eq!(lines.len(), 1, "{log}");
    for part in [
        "\"status\":404",
        "\"path\":\"/nothing\"",
        "\"method\":\"GET\"",
        "\"ip\":\"127.0.0.1\"",
    ] {
        assert!(lines[0].contains(part), "{part}: {}", lines[0]);
    }
    assert!(!log.contains("secret"), "{log}");
}

#[tokio::test]
async fn a_client_cannot_choose_its_number() {
    let program = Program::new();
    let serving = program.serve(&[]);
    let person = Person::new(format!("http://{}", serving.address));
    let request = person
        .request(reqwest::Method::GET, "/")
        .header("x-request-id", "canary");
    assert_ne!(person.sends(request).await.header("x-request-id"), "canary");
}
