//! Which pictures a text shows, and others in their place.

use domain::library::{AltForm, Shelved};
use domain::{Picture, PictureKind, Timestamp, shown};

fn picture(letter: &str, kind: PictureKind, width: u32) -> Picture {
    Picture {
        hash: letter.repeat(64),
        kind,
        width,
        height: 30,
    }
}

#[test]
fn the_pictures_of_a_text_are_found_whatever_it_is_written_in() {
    let (a, b, c) = ("a".repeat(64), "b".repeat(64), "c".repeat(64));
    let text = format!(
        "![x](/media/{a}.jpg?w=1&h=2) <img src='/media/{b}.480.webp'> /media/{c} /media/{} /media/demo/x.svg /media/{a}.png",
        "A".repeat(64)
    );
    assert_eq!(
        shown::hashes(&text).into_iter().collect::<Vec<_>>(),
        [a, b, c]
    );
    assert!(shown::hashes("/media/é/media/").is_empty());
}

#[test]
fn another_picture_takes_its_place_and_nothing_else_changes() {
    let old = "a".repeat(64);
    let new = picture("b", PictureKind::Webp, 40);
    let address = new.address();
    for (before, after) in [
        (
            format!("![x](/media/{old}.jpg?w=1&h=2)"),
            format!("![x]({address})"),
        ),
        (
            format!("<img src=\"/media/{old}.jpg?w=1&amp;h=2\" alt>"),
            format!("<img src=\"{address}\" alt>"),
        ),
        (format!("See /media/{old}.jpg."), format!("See {address}.")),
        (
            format!("(/media/{old}.960.webp \"t\")"),
            format!("({address} \"t\")"),
        ),
        (format!("/media/{old}.png?w=x"), format!("{address}?w=x")),
        (format!("/media/{old}"), format!("/media/{old}")),
        ("nothing".to_owned(), "nothing".to_owned()),
    ] {
        assert_eq!(shown::replaced(&before, &old, &new), after);
    }
}

#[test]
fn a_description_cannot_leave_its_brackets() {
    let mut shelved = Shelved {
        id: 1,
        picture: picture("a", PictureKind::Jpeg, 500),
        alt: "a ] b [c\\".to_owned(),
        owner: None,
        bytes: 1,
        created: Timestamp::from_millis(0),
        uses: Vec::new(),
        hidden_uses: 0,
    };
    assert!(
        shelved
            .markdown()
            .starts_with("![a \\] b \\[c\\\\](/media/aaaa")
    );
    assert_eq!(shelved.thumbnail().1, 480);
    shelved.picture.kind = PictureKind::Gif;
    assert_eq!(shelved.thumbnail().0, shelved.picture.file());
    let form = AltForm {
        alt: " two\n lines ".to_owned(),
    };
    assert_eq!(form.parse(), Ok("two lines".to_owned()));
}
