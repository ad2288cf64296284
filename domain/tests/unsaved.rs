//! What counts as the same words, and what an author may want back.

use domain::PostId;
use domain::post::PostForm;
use domain::unsaved::Place;

fn saying(body: &str) -> PostForm {
    PostForm {
        body: body.to_owned(),
        ..PostForm::default()
    }
}

#[test]
fn words_are_the_same_whatever_the_form_knows_about_itself() {
    let typed = PostForm {
        key: "k".to_owned(),
        copy: "3".to_owned(),
        version: "7.12".to_owned(),
        status: "published".to_owned(),
        ..saying("One\r\ntwo")
    };
    assert!(typed.says_the_same(&saying("One\ntwo")));
    assert!(!typed.says_the_same(&saying("One\n\ntwo")));
    assert!(
        PostForm {
            key: "k".to_owned(),
            ..PostForm::default()
        }
        .is_blank()
    );
}

#[test]
fn a_plan_is_the_same_in_every_zone_and_a_zone_without_a_plan_is_nothing() {
    let planned = |at: &str, zone: &str| PostForm {
        publish_at: at.to_owned(),
        zone: zone.to_owned(),
        ..PostForm::default()
    };
    assert!(planned("", "+09:00").is_blank());
    let tokyo = planned("2026-12-01T09:00", "+09:00");
    assert!(tokyo.says_the_same(&planned("2026-12-01T00:00", "")));
    assert!(!tokyo.says_the_same(&planned("2026-12-01T09:00", "")));
    assert!(!planned("soon", "+09:00").is_blank());
}

#[test]
fn a_text_of_which_much_is_gone_is_worth_keeping() {
    let long = "Three hours of work. ".repeat(20);
    for (now, before, lost) in [
        ("", "a", true),
        (" \n", long.as_str(), true),
        ("Three", long.as_str(), true),
        (&long[..300], long.as_str(), false),
        ("a", "a short line", false),
        ("", "", false),
    ] {
        assert_eq!(
            saying(now).lost_much_of(&saying(before)),
            lost,
            "{now:?} after {before:?}"
        );
    }
}

#[test]
fn a_place_is_a_post_or_the_key_of_an_editor() {
    let of = |version: &str, key: &str| {
        Place::of(&PostForm {
            version: version.to_owned(),
            key: key.to_owned(),
            ..PostForm::default()
        })
    };
    assert_eq!(of("7.12", "k"), Some(Place::Post(PostId(12))));
    assert_eq!(of("", "0a-f"), Some(Place::New("0a-f".to_owned())));
    for key in ["", "a b", "a/b", &"k".repeat(65)] {
        assert_eq!(of("", key), None, "{key:?}");
    }
    for word in ["post-12", "new-0a-f"] {
        assert_eq!(
            Place::from_word(word)
                .map(|place| place.to_string())
                .as_deref(),
            Some(word)
        );
    }
    assert_eq!(Place::from_word("post-x"), None);
}
