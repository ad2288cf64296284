//! Coming up and going down.

use crate::program::Program;
use crate::test_app::{TestApp, read_all};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;

#[tokio::test]
async fn r1_a_request_under_way_is_answered_and_new_ones_are_not_taken() {
    let site = TestApp::spawn().await;
    let host = site.address;
    let mut stream = site.connect().await;
    let head = format!(
        "POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\nemai"
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    // The server has to have seen the request before it is asked to stop.
    assert_eq!(site.anonymous().visits("/livez").await.status, 200);
    site.asks_to_stop();
    let refused = async {
        while tokio::net::TcpStream::connect(host).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(1), refused)
        .await
        .expect("no new connections");
    stream.write_all(b"l=ad").await.expect("sent");
    let answer = read_all(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 422 "), "{answer}");
}

#[test]
fn r1_awkward_connections_do_not_hold_up_the_end() {
    let program = Program::new();
    let mut serving = program.serve(&[]);
    let host = serving.address.clone();
    let connect = |bytes: &str| {
        let mut stream = TcpStream::connect(&host).expect("a connection");
        stream.write_all(bytes.as_bytes()).expect("sent");
        stream
    };
    let mut idle = connect(&format!("GET /livez HTTP/1.1\r\nHost: {host}\r\n\r\n"));
    idle.read_exact(&mut [0; 12]).expect("an answer");
    let _silent = connect("");
    let _half = connect("GET / HTTP/1.1\r\nHos");
    let _stalled = connect(&format!(
        "POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9\r\n\r\nem"
    ));
    serving.asks_to_stop();
    let started = Instant::now();
    let status = serving.child.wait().expect("it ends");
    assert!(status.success(), "{status}");
    assert!(
        started.elapsed() < Duration::from_secs(10),
        "{:?}",
        started.elapsed()
    );
}

#[test]
fn r1_asked_twice_it_ends_at_once() {
    let program = Program::new();
    let mut serving = program.serve(&[]);
    let host = serving.address.clone();
    let mut stalled = TcpStream::connect(&host).expect("a connection");
    let head = format!("POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9\r\n\r\nem");
    stalled.write_all(head.as_bytes()).expect("sent");
    serving.asks_to_stop();
    // Signals of one kind that come together are one signal: wait until the first has done its work.
    while TcpStream::connect(&host).is_ok() {
        std::thread::yield_now();
    }
    serving.asks_to_stop();
    let started = Instant::now();
    assert!(serving.child.wait().expect("it ends").success());
    assert!(
        started.elapsed() < Duration::from_secs(2),
        "{:?}",
        started.elapsed()
    );
}

const NOBODY: u32 = 65534;

/// Whether everybody on this machine can run a program there.
fn is_for_all(program: &str) -> bool {
    Path::new(program).ancestors().all(|place| {
        let mode = std::fs::metadata(place).map(|place| place.permissions().mode());
        mode.is_ok_and(|mode| mode & 1 == 1)
    })
}

#[test]
fn the_site_runs_in_a_read_only_directory_with_its_data_elsewhere() {
    let program = Program::new();
    let data = tempfile::tempdir().expect("a directory");
    let read_only = std::fs::Permissions::from_mode(0o555);
    std::fs::set_permissions(program.dir(), read_only).expect("read-only");
    let settings = [("QUIRE_DATA_DIR", data.path().to_str().expect("a path"))];
    // Root can write there all the same. Nobody cannot, if the way to the program is open to all.
    let as_nobody = rustix::process::getuid().is_root() && is_for_all(env!("CARGO_BIN_EXE_quire"));
    let serving = program.serve_with(&settings, |command| {
        if as_nobody {
            chown(data.path(), Some(NOBODY), Some(NOBODY)).expect("a gift");
            command.uid(NOBODY).gid(NOBODY);
        }
    });
    assert_eq!(
        std::fs::read_dir(program.dir())
            .expect("a directory")
            .count(),
        0
    );
    assert!(data.path().join("quire.db").exists());
    drop(serving);
}
