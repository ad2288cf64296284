//! What a crowd at the door does to everybody else: the real program, hashing in earnest, watched from outside. On its own,
//! because it measures.

#![expect(
    clippy::expect_used,
    reason = "what a test relies on and does not find ends the test"
)]
#![expect(
    unreachable_pub,
    reason = "a part of another test program is used here, and not all of it"
)]

#[expect(dead_code, reason = "this program needs little of it")]
#[path = "site/program.rs"]
mod program;

use program::{Program, Serving};
use reqwest::Client;
use std::io::Write;
use std::net::TcpStream;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const CROWD: usize = 200;
/// One hash, in KiB.
const HASH: u64 = 19 * 1024;
/// What everything else that a crowd brings may take, in KiB.
const ELSE: u64 = 32 * 1024;
/// Below this a page is quick, whatever it is when nobody is there.
const QUICK: Duration = Duration::from_millis(100);

fn form(number: usize) -> String {
    format!("email=nobody{number}%40example.org&password=wrong")
}

/// Each from an address of its own, as the proxy says.
fn address(number: usize) -> String {
    format!("198.18.{}.{}", number / 250, number % 250)
}

/// Knocks, and does not wait for the answer.
fn knocks_and_runs(site: &str, number: usize) {
    let (form, from) = (form(number), address(number));
    let mut stream = TcpStream::connect(site).expect("a connection");
    let length = form.len();
    let request = format!(
        "POST /login HTTP/1.1\r\nHost: {site}\r\nX-Forwarded-For: {from}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {length}\r\n\r\n{form}"
    );
    stream.write_all(request.as_bytes()).expect("sent");
}

async fn knocks(client: Client, site: String, number: usize) -> (u16, bool) {
    let request = client
        .post(format!("http://{site}/login"))
        .header("x-forwarded-for", address(number))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form(number));
    let answer = request.send().await.expect("an answer");
    let tells_when = answer.headers().contains_key("retry-after");
    (answer.status().as_u16(), tells_when)
}

/// How long the home page takes.
async fn visits(client: &Client, site: &str) -> Duration {
    let started = Instant::now();
    let answer = client.get(format!("http://{site}/")).send().await;
    let answer = answer.expect("an answer");
    assert_eq!(answer.status(), 200);
    answer.bytes().await.expect("a page");
    started.elapsed()
}

/// What 99 of 100 stay below.
fn p99(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[(times.len() * 99).div_ceil(100) - 1]
}

/// Memory that the program has in use right now, in KiB.
fn memory(serving: &Serving) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/statm", serving.child.id()));
    let pages = status.expect("a status");
    let pages = pages
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse::<u64>().ok());
    pages.expect("a number") * 4
}

#[tokio::test]
async fn row_9_a_crowd_of_wrong_passwords_takes_bounded_memory_and_leaves_the_pages_quick() {
    let program = Program::new();
    // Nobody reads its log, which would hold it up once the pipe is full.
    let settings = [("QUIRE_TRUSTED_PROXIES", "127.0.0.1"), ("RUST_LOG", "off")];
    let serving = program.serve(&settings);
    let site = serving.address.clone();
    let client = Client::new();
    // Whatever the first of everything takes is taken now.
    knocks(client.clone(), site.clone(), CROWD).await;
    visits(&client, &site).await;
    let mut idle = Vec::new();
    for _ in 0..100 {
        idle.push(visits(&client, &site).await);
    }
    let before = memory(&serving);

    let started = Instant::now();
    let mut crowd = JoinSet::new();
    for number in 0..CROWD {
        if number % 2 == 0 {
            knocks_and_runs(&site, number);
        } else {
            crowd.spawn(knocks(client.clone(), site.clone(), number));
        }
    }
    let mut busy = Vec::new();
    let answers = loop {
        busy.push(visits(&client, &site).await);
        if busy.len() >= 100 {
            break crowd.join_all().await;
        }
    };
    let took = started.elapsed();
    let permits = available_parallelism().map_or(1, usize::from).min(4);
    let allowed = HASH * u64::try_from(permits).expect("a few") + ELSE;
    let grown = serving.most_memory().saturating_sub(before);
    let turned_away = answers.iter().filter(|(status, _)| *status == 503).count();
    let (idle, busy) = (p99(idle), p99(busy));
    println!(
        "{grown} KiB more of {allowed}; p99 {idle:?} idle, {busy:?} in the crowd; {turned_away} turned away in {took:?}"
    );
    assert!(grown <= allowed, "{grown} KiB more, {allowed} at most");
    assert!(
        busy <= 3 * idle.max(QUICK),
        "{busy:?} in the crowd, {idle:?} idle"
    );
    for (status, tells_when) in &answers {
        assert!([422, 503].contains(status), "{status}");
        assert_eq!(*status == 503, *tells_when);
    }
    // Where all of that took longer than anybody waits, some were told to come again.
    assert!(turned_away > 0 || took < Duration::from_secs(3), "{took:?}");

    // And then it is as if nobody had been there.
    let healthy = async { while knocks(client.clone(), site.clone(), CROWD + 1).await.0 != 422 {} };
    let soon = tokio::time::timeout(Duration::from_secs(5), healthy).await;
    soon.expect("healthy within five seconds");
}
