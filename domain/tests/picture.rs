//! What the address of an uploaded picture says about it.

use domain::{Picture, PictureKind};

fn hash() -> String {
    "0123456789abcdef".repeat(4)
}

fn picture(kind: PictureKind, width: u32, height: u32) -> Picture {
    Picture {
        hash: hash(),
        kind,
        width,
        height,
    }
}

#[test]
fn an_address_is_read_back_as_the_picture_it_was_written_for() {
    for kind in [
        PictureKind::Jpeg,
        PictureKind::Png,
        PictureKind::Webp,
        PictureKind::Gif,
    ] {
        let one = picture(kind, 1920, 1);
        assert_eq!(Picture::parse(&one.address()), Some(one));
    }
}

#[test]
fn what_is_not_exactly_such_an_address_is_no_uploaded_picture() {
    let hash = hash();
    for address in [
        format!("/media/{hash}.png"),
        format!("/media/{hash}.png?w=1"),
        format!("/media/{hash}.png?w=0&h=1"),
        format!("/media/{hash}.png?w=01&h=1"),
        format!("/media/{hash}.png?w=+1&h=1"),
        format!("/media/{hash}.png?w=12001&h=1"),
        format!("/media/{hash}.png?w=1&h=1&x=1"),
        format!("/media/{hash}.svg?w=1&h=1"),
        format!("/media/{hash}.480.webp?w=1&h=1"),
        format!("/media/{}.png?w=1&h=1", hash.to_uppercase()),
        format!("/media/{}.png?w=1&h=1", &hash[1..]),
        format!("https://elsewhere.example/media/{hash}.png?w=1&h=1"),
        String::new(),
    ] {
        assert_eq!(Picture::parse(&address), None, "{address}");
    }
}

#[test]
fn a_picture_has_smaller_ones_up_to_its_own_width_and_none_if_it_moves() {
    let widths = |kind, width| -> Vec<u32> {
        let picture = picture(kind, width, 300);
        picture.renditions().map(|(width, _)| width).collect()
    };
    assert_eq!(widths(PictureKind::Png, 320), [320]);
    assert_eq!(widths(PictureKind::Png, 480), [480]);
    assert_eq!(widths(PictureKind::Jpeg, 1200), [480, 960, 1200]);
    assert_eq!(widths(PictureKind::Jpeg, 1600), [480, 960, 1600]);
    assert_eq!(widths(PictureKind::Webp, 4000), [480, 960, 1600]);
    assert_eq!(widths(PictureKind::Gif, 4000), [] as [u32; 0]);
    let all: Vec<_> = picture(PictureKind::Png, 500, 9).renditions().collect();
    assert_eq!(all[0].1, format!("/media/{}.480.webp", hash()));
}
