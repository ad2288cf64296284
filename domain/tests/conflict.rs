//! Who changed what, when two people changed the same post.

use domain::conflict::{Base, Change, Conflict, Part};
use domain::post::{Format, PostForm, PostSource, Status};
use domain::{Cover, PostId, Slug, Tag, Timestamp};

/// The first version, which both of them read.
fn read() -> PostSource {
    PostSource {
        id: PostId(12),
        slug: Slug::from_path("before-six"),
        author: None,
        title: "Before six".to_owned(),
        subtitle: "Notes".to_owned(),
        body: "We set out.\n\nIt rained.".to_owned(),
        format: Format::Markdown,
        cover: Some(Cover {
            url: "https://a.example/pier.png".to_owned(),
            alt: "A pier".to_owned(),
            caption: String::new(),
        }),
        status: Status::Draft,
        publish_at: None,
        slug_chosen: true,
        tags: vec![Tag::from_stored("boats")],
        excerpt: String::new(),
        canonical: None,
        comments_until: None,
        published: None,
        version: 1,
        updated: Timestamp::from_millis(0),
    }
}

/// What Grace saved meanwhile: another title and cover, for everybody to read.
fn graces() -> PostForm {
    let saved = PostSource {
        title: "Before seven".to_owned(),
        cover: None,
        status: Status::Published,
        version: 2,
        ..read()
    };
    saved.form()
}

const CHANGES: [Change; 13] = {
    let mut changes = [Change::None; 13];
    changes[Part::Title as usize] = Change::Theirs;
    changes[Part::Subtitle as usize] = Change::Yours;
    changes[Part::Cover as usize] = Change::Theirs;
    changes[Part::CoverAlt as usize] = Change::Theirs;
    changes[Part::Status as usize] = Change::Theirs;
    changes
};

fn changes(conflict: &Conflict) -> [Change; 13] {
    Part::ALL.map(|part| conflict.change(part))
}

#[test]
fn what_only_grace_changed_stays_hers_and_what_only_ada_changed_stays_adas() {
    let adas = PostForm {
        subtitle: "Notes, again".to_owned(),
        ..read().form()
    };
    let conflict = Conflict::between(graces(), adas);
    assert!(conflict.base_known);
    assert_eq!(changes(&conflict), CHANGES);
    let together = PostForm {
        subtitle: "Notes, again".to_owned(),
        ..graces()
    };
    assert_eq!(conflict.yours, together);
    assert_eq!(conflict.theirs, graces());
}

#[test]
fn what_both_changed_stays_as_ada_typed_it_unless_they_agree() {
    let adas = PostForm {
        title: "Before eight".to_owned(),
        cover: String::new(),
        status: "published".to_owned(),
        ..read().form()
    };
    let conflict = Conflict::between(graces(), adas);
    let [title, _, _, cover, alt, status, ..] = changes(&conflict);
    assert_eq!(
        [title, cover, alt, status],
        [Change::Both, Change::None, Change::Theirs, Change::None]
    );
    assert_eq!(conflict.yours.title, "Before eight");
}

#[test]
fn what_a_browser_does_to_a_text_is_no_change() {
    let adas = PostForm {
        title: " Before  six\r\n".to_owned(),
        subtitle: "Notes, again".to_owned(),
        body: "We set out.\r\n\r\nIt rained.".to_owned(),
        ..read().form()
    };
    assert_eq!(changes(&Conflict::between(graces(), adas)), CHANGES);
}

#[test]
fn where_nobody_can_tell_who_changed_a_field_ada_decides() {
    for (version, known) in [
        ("1", true),
        ("1.12", true),
        ("", false),
        ("0", false),
        ("-1", false),
        ("one", false),
        ("2", false),
        ("99", false),
        ("99999999999999999999", false),
    ] {
        let adas = PostForm {
            version: version.to_owned(),
            ..read().form()
        };
        let conflict = Conflict::between(graces(), adas.clone());
        assert_eq!(conflict.base_known, known, "{version}");
        let decides = [Part::Title, Part::Cover, Part::CoverAlt, Part::Status];
        for part in Part::ALL {
            let expected = if decides.contains(&part) {
                Change::Both
            } else {
                Change::None
            };
            assert_eq!(conflict.change(part), expected, "{version} {part:?}");
            assert_eq!(part.of(&conflict.yours), part.of(&adas));
        }
        assert_eq!(conflict.yours.version, graces().version);
    }
}

#[test]
fn a_conflict_settled_and_met_again_tells_from_the_version_in_between() {
    let adas = PostForm {
        subtitle: "Notes, again".to_owned(),
        ..read().form()
    };
    let settled = Conflict::between(graces(), adas).yours;
    let third = PostSource {
        body: "It poured.".to_owned(),
        version: 3,
        ..read()
    };
    let conflict = Conflict::between(third.form(), settled);
    assert_eq!(conflict.change(Part::Subtitle), Change::Yours);
    assert_eq!(conflict.change(Part::Body), Change::Theirs);
    assert_eq!(conflict.change(Part::Title), Change::Theirs);
}

#[test]
fn what_was_read_comes_back_as_it_was_written() {
    let version = read().form().version;
    assert!(version.starts_with("1.12."), "{version}");
    let base = read().form().base();
    assert_eq!((base.version, base.post), (1, Some(PostId(12))));
    assert_eq!(base.to_string(), version);
    for (raw, version, post) in [("7", 7, None), ("7.12", 7, Some(PostId(12)))] {
        let base = Base::parse(raw);
        assert_eq!(
            base.map(|base| (base.version, base.post)),
            Some((version, post))
        );
    }
    let half = version.rsplit_once('.').map_or("", |(half, _)| half);
    for garbage in ["", ".", "7.", "7.x", "x.12", " 7", "7.12.", "7.12.zz", half] {
        assert_eq!(Base::parse(garbage), None, "{garbage}");
    }
}
