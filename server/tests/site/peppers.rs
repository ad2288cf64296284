//! A key beside the database, as whoever runs the program sees it.

use crate::person::Person;
use crate::program::{Program, stderr};
use crate::test_app::PASSWORD;
use std::process::Stdio;

const OLD: &str = "2025a:Y2FuYXJ5LCB0aGUga2V5IG9mIHRoZSBmaXJzdCB5ZWFy";
const NEW: &str = "2026a:Y2FuYXJ5LCB0aGUga2V5IG9mIHRoZSBzZWNvbmQgb25l";

/// The status of Ada's try to log in at a program with this setting.
async fn log_in_with(program: &Program, pepper: &str) -> u16 {
    let serving = program.serve(&[("QUIRE_PEPPER", pepper)]);
    let ada = Person::new(format!("http://{}", serving.address));
    ada.logs_in("ada", PASSWORD).await.status
}

#[tokio::test]
async fn row_4_with_another_pepper_nobody_logs_in_and_with_both_everybody_does() {
    let program = Program::new();
    let mut adding = program.command(
        &["user", "add", "--email", "ada@example.org", "--name", "Ada"],
        &[("QUIRE_PEPPER", OLD)],
    );
    let mut child = adding
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a stdin");
    std::io::Write::write_all(&mut stdin, format!("{PASSWORD}\n").as_bytes()).expect("typed");
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{}", stderr(&output));

    assert_eq!(log_in_with(&program, NEW).await, 422);
    assert_eq!(log_in_with(&program, "").await, 422);
    assert_eq!(log_in_with(&program, &format!("{NEW}, {OLD}")).await, 303);
    assert_eq!(
        log_in_with(&program, NEW).await,
        303,
        "the hash was renewed"
    );
    for file in std::fs::read_dir(program.dir().join("data")).expect("a directory") {
        let path = file.expect("a file").path();
        if path.is_dir() {
            continue;
        }
        let bytes = std::fs::read(path).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("canary") && !text.contains("Y2FuYXJ5"));
    }
}
