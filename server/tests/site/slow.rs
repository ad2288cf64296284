//! Clients that take their time. These tests wait for real seconds, all of them at once.

use crate::test_app::{TestApp, read_all};
use server::middleware::Patience;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long the server keeps a connection after this was sent on it, and what it answers.
async fn patience(site: &TestApp, request: &str) -> (Duration, String) {
    let mut stream = site.connect().await;
    stream.write_all(request.as_bytes()).await.expect("sent");
    let started = Instant::now();
    let mut answer = String::new();
    let reading = stream.read_to_string(&mut answer);
    let limit = Duration::from_secs(25);
    let _ended = tokio::time::timeout(limit, reading)
        .await
        .expect("closed by the server");
    (started.elapsed(), answer)
}

#[tokio::test]
async fn row_77_whoever_says_nothing_or_not_enough_is_let_go() {
    let site = TestApp::spawn().await;
    let host = site.address;
    let half = format!("GET / HTTP/1.1\r\nHost: {host}\r\n");
    let idle = format!("GET /livez HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let body = format!(
        "POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail="
    );
    let (silent, half, idle, body) = tokio::join!(
        patience(&site, ""),
        patience(&site, &half),
        patience(&site, &idle),
        patience(&site, &body),
    );
    for (what, (kept, _)) in [
        ("silent", &silent),
        ("half", &half),
        ("idle", &idle),
        ("body", &body),
    ] {
        assert!(
            *kept > Duration::from_secs(5) && *kept < Duration::from_secs(15),
            "{what}: {kept:?}"
        );
    }
    assert!(idle.1.starts_with("HTTP/1.1 200 "), "{}", idle.1);
    assert!(body.1.starts_with("HTTP/1.1 408 "), "{}", body.1);
}

/// Sends a letter of a header every two seconds.
async fn dribbles(mut stream: TcpStream) -> Duration {
    let started = Instant::now();
    let mut open = stream
        .write_all(b"GET / HTTP/1.1\r\nX-Slow: ")
        .await
        .is_ok();
    while open && started.elapsed() < Duration::from_secs(25) {
        tokio::time::sleep(Duration::from_secs(2)).await;
        open = stream.write_all(b"a").await.is_ok() && stream.write_all(b"a").await.is_ok();
    }
    started.elapsed()
}

#[tokio::test]
async fn row_77_dribbling_a_header_does_not_keep_a_connection() {
    let site = TestApp::spawn().await;
    let kept = dribbles(site.connect().await).await;
    assert!(kept < Duration::from_secs(16), "{kept:?}");
}

/// Sends a byte of a body every so often, until the server answers and closes. Gives how long that took, and the answer.
async fn dribbles_a_body(mut stream: TcpStream, pause: Duration) -> (Duration, String) {
    let host = stream.peer_addr().expect("an address");
    let head = format!(
        "POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    let started = Instant::now();
    let (mut reader, mut writer) = stream.into_split();
    let dribbling = tokio::spawn(async move {
        while writer.write_all(b"a").await.is_ok() {
            tokio::time::sleep(pause).await;
        }
    });
    let mut answer = Vec::new();
    let reading = reader.read_to_end(&mut answer);
    // Closing with bytes of ours unread is a reset, behind the answer.
    let _closed = tokio::time::timeout(Duration::from_secs(45), reading)
        .await
        .expect("closed by the server");
    dribbling.abort();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    (started.elapsed(), answer)
}

#[tokio::test]
async fn row_77_dribbling_a_body_does_not_keep_a_connection() {
    let patience = Patience {
        body: Duration::from_secs(3),
        ..Patience::default()
    };
    let site = TestApp::with_patience(&[], patience).await;
    let (kept, answer) = dribbles_a_body(site.connect().await, Duration::from_millis(200)).await;
    assert!(
        kept >= patience.body && kept < patience.body * 2,
        "{kept:?}"
    );
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
}

#[tokio::test]
async fn row_77_three_hundred_slow_clients_keep_nobody_waiting() {
    let site = TestApp::spawn().await;
    let mut slow = Vec::new();
    for number in 0..300 {
        let mut stream = site.connect().await;
        let begun: &[u8] = if number % 2 == 0 { b"GET / HT" } else { b"" };
        stream.write_all(begun).await.expect("sent");
        slow.push(stream);
    }
    let started = Instant::now();
    assert_eq!(site.anonymous().visits("/livez").await.status, 200);
    assert!(
        started.elapsed() < Duration::from_secs(1),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn headers_without_end_are_refused() {
    let site = TestApp::spawn().await;
    let mut stream = site.connect().await;
    let flood = format!("GET / HTTP/1.1\r\nX: {}", "a".repeat(300 * 1024));
    let _cut_off = stream.write_all(flood.as_bytes()).await;
    let answer = read_all(&mut stream).await;
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 431 "),
        "{answer}"
    );
}
