//! Nothing of a photograph is published but what can be seen in it.

use super::made::{exif, jpeg, png, with_chunk, with_segment};
use crate::person::Person;
use crate::test_app::TestApp;
use domain::Picture;

const CANARIES: [&[u8]; 6] = [
    b"GPS-CANARY",
    b"OWNER-CANARY",
    b"COMMENT-CANARY",
    b"XMP-CANARY",
    b"Exif",
    b"TEXT-CANARY",
];

/// The picture itself and all smaller ones.
async fn variants(person: &Person, address: &str) -> Vec<Vec<u8>> {
    let picture = Picture::parse(address).expect("an address of ours");
    let mut files = vec![person.fetches(&picture.file()).await];
    for (_, address) in picture.renditions() {
        files.push(person.fetches(&address).await);
    }
    files
}

fn photograph() -> Vec<u8> {
    let mut file = jpeg(800, 600);
    file = with_segment(&file, 0xfe, b"COMMENT-CANARY");
    file = with_segment(&file, 0xed, b"Photoshop 3.0\0COMMENT-CANARY");
    file = with_segment(
        &file,
        0xe1,
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>XMP-CANARY</x:xmpmeta>",
    );
    with_segment(&file, 0xe1, &exif(6, "OWNER-CANARY"))
}

#[tokio::test]
async fn row_59_where_and_by_whom_it_was_taken_is_in_no_variant() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let drawing = with_chunk(&png(800, 600), b"tEXt", b"Comment\0TEXT-CANARY");
    let drawing = with_chunk(&drawing, b"eXIf", &exif(1, "OWNER-CANARY")[6..]);
    for file in [photograph(), drawing] {
        assert!(CANARIES.iter().any(|canary| holds(&file, canary)));
        let address = grace.has_uploaded(&file).await;
        let files = variants(&grace, &address).await;
        assert_eq!(files.len(), 3);
        for file in &files {
            for canary in CANARIES {
                assert!(!holds(file, canary), "{}", String::from_utf8_lossy(canary));
            }
        }
    }
}

fn holds(file: &[u8], canary: &[u8]) -> bool {
    file.windows(canary.len()).any(|window| window == canary)
}

#[tokio::test]
async fn row_59_a_picture_stands_the_right_way_up_without_its_metadata() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    // As it is stored the mark is at the top left; this says that the camera was held on its side.
    let address = grace.has_uploaded(&photograph()).await;
    let picture = Picture::parse(&address).expect("an address of ours");
    assert_eq!((picture.width, picture.height), (600, 800));
    for file in variants(&grace, &address).await {
        let image = image::load_from_memory(&file)
            .expect("a picture")
            .into_rgb8();
        let (width, height) = image.dimensions();
        assert!(height > width);
        let [corner, other] =
            [(width - 9, 9), (9, height - 9)].map(|(x, y)| image.get_pixel(x, y).0);
        assert!(corner[0] > 200 && corner[1] < 60, "{corner:?}");
        assert!(other[0] < 100, "{other:?}");
    }
}
