//! Eight hundred clients who take their time, and one who does not.

use crate::person::Person;
use crate::program::{Program, Serving};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;

/// Of each kind.
const MANY: usize = 200;
const PAUSE: Duration = Duration::from_secs(3);
/// A file that does not fit into what a system keeps for somebody who does not read.
const LARGE: &str = "/fonts/brygada-1918-latin-ext-normal.de0e748909.woff2";

/// Many systems let a program have 1024 connections at first.
fn may_have_many_connections() {
    let limit = getrlimit(Resource::Nofile);
    let current = limit.maximum.map_or(4096, |most| most.min(4096));
    let more = Rlimit {
        current: Some(current),
        ..limit
    };
    setrlimit(Resource::Nofile, more).expect("as far as this user may");
}

/// Connects, with next to no room for answers, and says this.
async fn begins(address: SocketAddr, words: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(2048).expect("a small one");
    let mut stream = socket.connect(address).await.expect("a connection");
    stream.write_all(words.as_bytes()).await.expect("sent");
    stream
}

/// Goes on, a letter at a time, until nobody listens.
async fn dribbles(mut stream: TcpStream) {
    while stream.write_all(b"a").await.is_ok() {
        tokio::time::sleep(PAUSE).await;
    }
}

/// Reads on, a byte at a time, until there is nobody.
async fn sips(mut stream: TcpStream) {
    while let Ok(1) = stream.read(&mut [0]).await {
        tokio::time::sleep(PAUSE).await;
    }
}

async fn crowd(address: SocketAddr) -> JoinSet<()> {
    let header = "GET / HTTP/1.1\r\nX-Slow: ".to_owned();
    let body = format!(
        "POST /login HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
    );
    let file = format!("GET {LARGE} HTTP/1.1\r\nHost: {address}\r\n\r\n").repeat(30);
    let mut crowd = JoinSet::new();
    for _ in 0..MANY {
        crowd.spawn(sips(begins(address, "").await));
        crowd.spawn(dribbles(begins(address, &header).await));
        crowd.spawn(dribbles(begins(address, &body).await));
        crowd.spawn(sips(begins(address, &file).await));
    }
    crowd
}

/// Twenty visits of the home page by somebody new each time, the quickest first.
async fn visits(serving: &Serving) -> Vec<Duration> {
    let mut times = Vec::new();
    for _ in 0..20 {
        let person = Person::new(format!("http://{}", serving.address));
        let started = Instant::now();
        assert_eq!(person.visits("/").await.status, 200);
        times.push(started.elapsed());
    }
    times.sort();
    times
}

/// Files and connections that the program has open.
fn open(serving: &Serving) -> usize {
    let list = std::fs::read_dir(format!("/proc/{}/fd", serving.child.id()));
    list.expect("a list").count()
}

#[tokio::test]
async fn row_77_eight_hundred_slow_clients_keep_nobody_waiting_and_are_all_let_go() {
    may_have_many_connections();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let program = Program::new();
    let data = program.dir().join("data");
    let data = data.to_str().expect("a path");
    let settings = [("RUST_LOG", "error"), ("QUIRE_DATA_DIR", data)];
    let mut serving = program.serve_with(&settings, |command| {
        command.current_dir(root);
    });
    let log = serving.keeps_log();
    let address: SocketAddr = serving.address.parse().expect("an address");
    let before = visits(&serving).await;
    let idle = open(&serving);
    let started = Instant::now();
    let crowd = crowd(address).await;
    let during = visits(&serving).await;
    let most = open(&serving);
    assert!(most > idle + 3 * MANY, "{most} open, {idle} before");
    let enough = 2 * before[10] + Duration::from_millis(100);
    assert!(during[10] < enough, "{during:?} against {before:?}");
    assert!(during[19] < Duration::from_secs(2), "{during:?}");
    while open(&serving) > idle + 8 {
        let left = open(&serving);
        assert!(
            started.elapsed() < Duration::from_secs(75),
            "{left} of {most} are left, {idle} before"
        );
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    println!(
        "{:?} at half before, {:?} during; all gone after {:?}",
        before[10],
        during[10],
        started.elapsed()
    );
    drop(crowd);
    serving.asks_to_stop();
    log.join().expect("a log");
}
