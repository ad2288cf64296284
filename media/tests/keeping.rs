//! Keeping pictures, in a folder and in a bucket of a real S3 server, and giving them back.

#![expect(
    clippy::expect_used,
    reason = "what a test relies on and does not find ends the test"
)]

use domain::{Picture, Timestamp};
use futures_util::TryStreamExt;
use image::{DynamicImage, ImageFormat, RgbImage};
use media::{Bucket, Key, Media, Place, StorageError};
use std::collections::HashSet;
use std::io::Cursor;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The server of moto, which stands in for Amazon's in the tests of many. Stops with the test.
struct S3(Child, SocketAddr);

impl S3 {
    async fn with_bucket(name: &str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        drop(listener);
        let process = Command::new("moto_server")
            .args(["-H", "127.0.0.1", "-p", &address.port().to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect(
                "moto_server, which `make test` puts on the PATH (or: pip install 'moto[server]')",
            );
        let server = Self(process, address);
        let made = async {
            while server.asks(&format!("PUT /{name}")).await.is_err() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        let patience = Duration::from_secs(60);
        tokio::time::timeout(patience, made)
            .await
            .expect("a bucket");
        server
    }

    async fn asks(&self, what: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(self.1).await?;
        let head = format!(
            "{what} HTTP/1.1\r\nHost: {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            self.1
        );
        stream.write_all(head.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok(answer)
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        let _ended = self.0.kill();
        let _ended = self.0.wait();
    }
}

fn drawing(side: u32) -> Vec<u8> {
    let image = RgbImage::from_fn(side, side, |x, y| image::Rgb([x as u8, y as u8, 7]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image)
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("a picture");
    bytes.into_inner()
}

async fn kept(media: &Media, side: u32) -> Picture {
    let taken = media.take(drawing(side)).await.expect("a picture");
    drop(media.keep(&taken).await.expect("kept"));
    taken.picture
}

async fn read(media: &Media, name: &str) -> Option<Vec<u8>> {
    let found = media.find(name).await.expect("an answer")?;
    let pieces: Vec<_> = found.bytes.try_collect().await.expect("bytes");
    let bytes = pieces.concat();
    assert_eq!(bytes.len() as u64, found.size);
    Some(bytes)
}

fn name(picture: &Picture) -> String {
    picture.file().trim_start_matches("/media/").to_owned()
}

/// What holds wherever pictures are kept.
async fn keeps_gives_back_and_forgets(media: &Media) {
    let (one, other) = (kept(media, 600).await, kept(media, 40).await);
    assert_eq!(kept(media, 40).await, other, "again");
    let bytes = read(media, &name(&one)).await.expect("the picture");
    assert_eq!(
        image::load_from_memory(&bytes).expect("a picture").width(),
        600
    );
    assert!(
        read(media, &format!("{}.480.webp", one.hash))
            .await
            .is_some()
    );
    assert!(
        read(media, &format!("{}.png", "0".repeat(64)))
            .await
            .is_none()
    );

    let used = async { Ok::<_, StorageError>(false) };
    media.remove(&one, used).await.expect("an answer");
    assert!(read(media, &name(&one)).await.is_some(), "somebody's still");
    let nobodys = async { Ok::<_, StorageError>(true) };
    media.remove(&one, nobodys).await.expect("removed");
    assert!(read(media, &name(&one)).await.is_none());
    assert!(
        read(media, &format!("{}.480.webp", one.hash))
            .await
            .is_none()
    );

    let third = kept(media, 41).await;
    let far = Timestamp::from_millis(i64::MAX / 2);
    let known = |hashes: Vec<String>| {
        let hashes: HashSet<String> = hashes
            .into_iter()
            .filter(|hash| *hash == third.hash)
            .collect();
        async move { Ok::<_, StorageError>(hashes) }
    };
    assert_eq!(
        media
            .sweep(Timestamp::from_millis(0), known)
            .await
            .expect("swept"),
        0
    );
    assert_eq!(media.sweep(far, known).await.expect("swept"), 2);
    assert!(read(media, &name(&third)).await.is_some());
    assert!(read(media, &name(&other)).await.is_none());
}

#[tokio::test]
async fn a_folder_keeps_pictures() {
    let dir = tempfile::tempdir().expect("a directory");
    let place = Place::Folder(dir.path().join("media"));
    let media = Media::open(&place).expect("a folder");
    keeps_gives_back_and_forgets(&media).await;
    let left = std::fs::read_dir(dir.path().join("media")).expect("the folder");
    assert_eq!(left.count(), 2, "nothing unfinished lies around");
}

#[tokio::test]
async fn a_bucket_keeps_pictures() {
    let server = S3::with_bucket("pictures").await;
    let place = Place::Bucket(Bucket {
        name: "pictures".to_owned(),
        prefix: "blog/media".to_owned(),
        region: "eu-central-1".to_owned(),
        endpoint: Some(format!("http://{}", server.1)),
        key: Some(Key {
            id: "an-id".to_owned(),
            secret: "a-secret".to_owned(),
            session: None,
        }),
    });
    let media = Media::open(&place).expect("a bucket");
    keeps_gives_back_and_forgets(&media).await;
    let list = server
        .asks("GET /pictures?list-type=2")
        .await
        .expect("a list");
    assert_eq!(list.matches("<Key>blog/media/").count(), 2, "{list}");
}

#[tokio::test]
async fn a_bucket_that_does_not_answer_is_an_error_and_no_wait_without_end() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let place = Place::Bucket(Bucket {
        name: "pictures".to_owned(),
        prefix: String::new(),
        region: "x".to_owned(),
        endpoint: Some(format!("http://{address}")),
        key: Some(Key {
            id: "an-id".to_owned(),
            secret: "canary".to_owned(),
            session: None,
        }),
    });
    let media = Media::open(&place).expect("a bucket");
    let asking = tokio::time::timeout(Duration::from_secs(25), media.find("x.png"));
    let error = asking.await.expect("an end").expect_err("an error");
    assert!(!format!("{error:?} {place:?}").contains("canary"));
}
