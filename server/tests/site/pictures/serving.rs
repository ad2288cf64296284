//! Pictures as readers get them.

use super::made::{gif, jpeg, png};
use crate::test_app::TestApp;
use domain::Picture;
use reqwest::Method;

#[tokio::test]
async fn row_61_a_picture_is_shown_and_nothing_else() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let reader = site.anonymous();
    for (file, kind) in [
        (jpeg(700, 500), "image/jpeg"),
        (png(700, 500), "image/png"),
        (gif(70, 50, 3), "image/gif"),
    ] {
        let address = grace.has_uploaded(&file).await;
        let picture = Picture::parse(&address).expect("an address");
        let smaller = picture
            .renditions()
            .map(|(_, address)| (address, "image/webp"));
        let all = [(address.clone(), kind), (picture.file(), kind)]
            .into_iter()
            .chain(smaller);
        for (address, kind) in all {
            let answer = reader
                .request(Method::GET, &address)
                .send()
                .await
                .expect("an answer");
            assert_eq!(answer.status().as_u16(), 200, "{address}");
            let header = |name: &str| {
                answer
                    .headers()
                    .get(name)
                    .map_or("", |value| value.to_str().expect("text"))
            };
            assert_eq!(header("content-type"), kind);
            assert_eq!(
                header("cache-control"),
                "public, max-age=31536000, immutable"
            );
            assert_eq!(
                header("content-security-policy"),
                "default-src 'none'; sandbox"
            );
            assert_eq!(header("x-content-type-options"), "nosniff");
            assert_eq!(header("content-disposition"), "inline");
            assert_eq!(header("set-cookie"), "");
            let (tag, length) = (
                header("etag").to_owned(),
                header("content-length").to_owned(),
            );
            assert_eq!(
                answer.bytes().await.expect("bytes").len().to_string(),
                length
            );
            let again = reader
                .request(Method::GET, &address)
                .header("if-none-match", &tag);
            let again = reader.sends(again).await;
            assert_eq!(
                (again.status, again.header("etag")),
                (304, tag.as_str()),
                "{address}"
            );
            let head = reader.sends(reader.request(Method::HEAD, &address)).await;
            assert_eq!(
                (head.status, head.header("content-length")),
                (200, length.as_str())
            );
        }
    }
}

#[tokio::test]
async fn row_61_nothing_else_is_below_media() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let address = grace.has_uploaded(&jpeg(700, 500)).await;
    let picture = Picture::parse(&address).expect("an address");
    let hash = &picture.hash;
    for path in [
        format!("/media/{hash}"),
        format!("/media/{hash}.png"),
        format!("/media/{hash}.500.webp"),
        format!("/media/{hash}.jpg%00"),
        format!("/media/{hash}.jpg%231"),
        format!("/media/..%2f{hash}.jpg"),
        format!("/media/{}.jpg", "0".repeat(64)),
        "/media/..%2fquire.db".to_owned(),
        "/media/%2e%2e/quire.db".to_owned(),
        "/media/quire.db".to_owned(),
    ] {
        let answer = site.anonymous().visits(&path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.header("content-type").starts_with("text/"), "{path}");
    }
}

#[tokio::test]
async fn the_pictures_of_the_demo_are_where_they_were() {
    let site = TestApp::spawn().await;
    let answer = site.anonymous().visits("/media/demo/harbour.svg").await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "image/svg+xml")
    );
}
