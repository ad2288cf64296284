//! Uploading, as people do.

use super::files::picture;
use super::made::{encoded, gif, jpeg, png, slope};
use crate::people::Cast;
use crate::test_app::TestApp;
use domain::{Picture, PictureKind};
use image::ImageFormat;

#[tokio::test]
async fn a_picture_of_each_kind_is_kept_in_its_kind_with_the_smaller_ones() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    for (file, kind, guessed) in [
        (jpeg(1200, 800), PictureKind::Jpeg, ImageFormat::Jpeg),
        (png(1200, 800), PictureKind::Png, ImageFormat::Png),
        (
            encoded(slope(1200, 800), ImageFormat::WebP),
            PictureKind::Webp,
            ImageFormat::WebP,
        ),
        (gif(1200, 800, 1), PictureKind::Png, ImageFormat::Png),
    ] {
        let answer = grace.uploads_by_script(&file).await;
        assert_eq!(answer.status, 200, "{kind:?}: {}", answer.body);
        let told = picture(&answer);
        let address = told["address"].as_str().expect("an address");
        let kept = Picture::parse(address).expect("an address of ours");
        assert_eq!((kept.kind, kept.width, kept.height), (kind, 1200, 800));
        assert_eq!(
            (told["width"].as_u64(), told["height"].as_u64()),
            (Some(1200), Some(800))
        );
        let whole = grace.fetches(address).await;
        assert_eq!(image::guess_format(&whole).expect("a format"), guessed);
        let smaller: Vec<(u32, String)> = kept.renditions().collect();
        assert_eq!(
            smaller.iter().map(|(width, _)| *width).collect::<Vec<_>>(),
            [480, 960, 1200]
        );
        for (width, address) in smaller {
            let bytes = grace.fetches(&address).await;
            let image =
                image::load_from_memory_with_format(&bytes, ImageFormat::WebP).expect("a WebP");
            assert_eq!(
                (image.width(), image.height()),
                (width, width * 2 / 3),
                "{address}"
            );
        }
    }
}

#[tokio::test]
async fn a_gif_that_moves_goes_on_moving() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let address = grace.has_uploaded(&gif(64, 48, 12)).await;
    let bytes = grace.fetches(&address).await;
    let mut decoder = gif::DecodeOptions::new()
        .read_info(bytes.as_slice())
        .expect("a GIF");
    let mut frames = 0;
    while let Some(frame) = decoder.read_next_frame().expect("a frame") {
        assert_eq!(frame.delay, 10);
        frames += 1;
    }
    assert_eq!(frames, 12);
}

#[tokio::test]
async fn a_plain_form_takes_several_and_leads_back_to_the_library() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let (one, two) = (jpeg(40, 30), png(30, 40));
    let answer = grace.uploads(&[("one.jpg", &one), ("two.png", &two)]).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/media"));
    let library = grace.visits("/media").await;
    assert!(library.body.contains("Uploaded. Copy the Markdown"));
    assert_eq!(library.body.matches("picture-card").count(), 2);
    assert!(library.body.contains("![](/media/") && library.body.contains("?w=40&amp;h=30)"));
}

#[tokio::test]
async fn of_several_the_good_ones_are_kept_and_the_others_are_named() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let good = jpeg(40, 30);
    let files: [(&str, &[u8]); 2] = [("notes <b>.txt", b"words"), ("good.jpg", &good)];
    let answer = grace.uploads(&files).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.body.contains("notes &lt;b&gt;.txt"),
        "{}",
        answer.body
    );
    assert!(answer.body.contains("One other was uploaded."));
    assert_eq!(answer.body.matches("picture-card").count(), 1);
    let none = grace.uploads(&[]).await;
    assert_eq!(none.status, 422);
    assert!(none.body.contains("Choose a picture first."));
}

#[tokio::test]
async fn the_same_picture_is_kept_once() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let file = png(50, 50);
    let one = picture(&grace.uploads_by_script(&file).await);
    let other = picture(&grace.uploads_by_script(&file).await);
    assert_eq!(one, other);
}

#[tokio::test]
async fn row_57_only_those_who_write_upload() {
    let cast = Cast::gathers().await;
    let file = png(20, 20);
    let mut statuses = Vec::new();
    for person in &cast.people {
        statuses.push(person.uploads_by_script(&file).await.status);
    }
    assert_eq!(statuses, [401, 403, 200, 200, 200]);
    let forged = cast.people[3]
        .request(reqwest::Method::POST, "/media")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(cast.people[3].sends(forged).await.status, 403);
}
