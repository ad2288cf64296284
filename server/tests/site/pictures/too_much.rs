//! How much somebody may upload.

use super::files::{form, picture};
use super::made::png;
use crate::people::id_of;
use crate::test_app::{TestApp, read_all};
use domain::upload::{MAX_BYTES, QUOTA};
use domain::{Picture, PictureKind};
use tokio::io::AsyncWriteExt;

#[tokio::test]
async fn row_57_a_file_that_is_too_large_is_refused_while_it_comes_in() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let mut file = png(20, 20);
    file.resize(MAX_BYTES, 0);
    assert_eq!(grace.uploads_by_script(&file).await.status, 200);
    let before = site.media_files();
    file.push(0);
    let answer = grace.uploads_by_script(&file).await;
    assert_eq!(answer.status, 413);
    assert!(answer.body.contains("larger than 10 MB"), "{}", answer.body);
    assert_eq!(grace.uploads(&[("a.png", &file)]).await.status, 413);
    assert_eq!(site.media_files(), before, "the disk is as it was");
}

#[tokio::test]
async fn row_57_nobody_waits_for_the_end_of_a_file_that_is_too_large() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let (kind, body) = form(&[("a.png", &vec![7; MAX_BYTES + 1000])]);
    let cookie = grace.cookie("quire").expect("a session");
    let head = format!(
        "POST /media HTTP/1.1\r\nHost: {}\r\nCookie: quire={cookie}\r\nContent-Type: {kind}\r\n\
         Content-Length: {}\r\nAccept: application/json\r\n\r\n",
        site.address,
        50 * MAX_BYTES / 10,
    );
    let mut stream = site.connect().await;
    stream.write_all(head.as_bytes()).await.expect("sent");
    // Most of what was announced never comes.
    stream
        .write_all(&body[..MAX_BYTES + 600])
        .await
        .expect("sent");
    let answer = read_all(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(site.media_files().is_empty());
}

#[tokio::test]
async fn row_57_more_than_all_of_it_is_refused_before_anything_is_read() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    for (path, announced) in [
        ("/media", 11 * MAX_BYTES),
        ("/media/pictures/1/replace", 2 * MAX_BYTES),
    ] {
        let cookie = grace.cookie("quire").expect("a session");
        let answer = site
            .raw(format!(
                "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: quire={cookie}\r\nContent-Length: {announced}\r\n\
                 Expect: 100-continue\r\nConnection: close\r\n\r\n",
                site.address
            ))
            .await;
        assert!(answer.starts_with("HTTP/1.1 413 "), "{path}: {answer}");
    }
}

#[tokio::test]
async fn row_57_who_has_used_up_their_space_is_told_so() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let id = id_of(&site, "grace").await;
    let large = Picture {
        hash: "ab".repeat(32),
        kind: PictureKind::Png,
        width: 10,
        height: 10,
    };
    let own = store::pictures::add(&site.store, id, &large, QUOTA - 100, "")
        .await
        .expect("a picture");
    let answer = grace.uploads_by_script(&png(20, 20)).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Delete some first"), "{}", answer.body);
    store::pictures::delete(&site.store, own)
        .await
        .expect("deleted");
    assert_eq!(grace.uploads_by_script(&png(20, 20)).await.status, 200);
}

#[tokio::test]
async fn row_57_many_uploads_in_an_hour_are_too_many() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let id = id_of(&site, "grace").await;
    for _ in 0..300 {
        store::limits::upload(&site.store, id, std::net::Ipv4Addr::LOCALHOST.into())
            .await
            .expect("counted");
    }
    let answer = grace.uploads_by_script(&png(20, 20)).await;
    assert_eq!(answer.status, 429);
    assert!(!answer.header("retry-after").is_empty());
    site.later(61);
    // The session is as old by now, and still counts.
    let answer = grace.uploads_by_script(&png(20, 20)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(picture(&answer)["width"], 20);
}
