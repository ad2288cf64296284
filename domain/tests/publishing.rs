//! What an author types beside the text of a post: when it is published, where it is, what it is about.

use domain::post::{NewPost, PostForm, Status};
use domain::{Field, Invalid, Problem, Slug, Tag, Timestamp};

fn form() -> PostForm {
    PostForm {
        title: "Before six".to_owned(),
        body: "We set out.".to_owned(),
        ..PostForm::default()
    }
}

fn problem(form: &PostForm) -> Option<(Field, Problem)> {
    let found = form.parse().err()?;
    found
        .first()
        .map(|Invalid { field, problem }| (*field, *problem))
}

fn parsed(form: &PostForm) -> NewPost {
    form.parse().unwrap_or_else(|wrong| panic!("{wrong:?}"))
}

/// The moment of a plan, as UTC has it.
fn planned(local: &str, zone: &str) -> Option<String> {
    let form = PostForm {
        publish_at: local.to_owned(),
        zone: zone.to_owned(),
        ..form()
    };
    let new = form.parse().ok()?;
    new.settings.publish_at.map(Timestamp::rfc3339)
}

#[test]
fn a_time_is_meant_where_its_author_is_and_in_utc_where_nobody_says() {
    for (local, zone, utc) in [
        ("2026-12-01T09:00", "", "2026-12-01T09:00:00Z"),
        ("2026-12-01T09:00", "UTC", "2026-12-01T09:00:00Z"),
        ("2026-12-01T09:00", "+01:00", "2026-12-01T08:00:00Z"),
        // The same clock in summer, an hour nearer to midnight in London: the browser says which it was.
        ("2026-07-01T09:00", "+02:00", "2026-07-01T07:00:00Z"),
        ("2026-12-01T09:00", "-09:30", "2026-12-01T18:30:00Z"),
        ("2026-12-01T00:30", "+14:00", "2026-11-30T10:30:00Z"),
        ("2028-02-29 23:59:30", "", "2028-02-29T23:59:30Z"),
    ] {
        assert_eq!(planned(local, zone).as_deref(), Some(utc), "{local} {zone}");
    }
}

#[test]
fn what_is_no_time_of_the_calendar_is_told_beside_its_field() {
    for (local, zone) in [
        ("2026-02-30T09:00", ""),
        ("2026-13-01T09:00", ""),
        ("2026-12-01T24:00", ""),
        ("2026-12-01", ""),
        ("tomorrow", ""),
        ("12026-12-01T09:00", ""),
        ("2026-12-01T9:00", ""),
        ("2026-12-01T09:00", "Europe/Berlin"),
        ("2026-12-01T09:00", "+25:00"),
        ("9999-12-31T23:59", "-14:00"),
    ] {
        let form = PostForm {
            publish_at: local.to_owned(),
            zone: zone.to_owned(),
            ..form()
        };
        let expected = Some((Field::PublishAt, Problem::NotADate));
        assert_eq!(problem(&form), expected, "{local} {zone}");
    }
    let nothing = PostForm {
        status: "scheduled".to_owned(),
        ..form()
    };
    assert_eq!(
        problem(&nothing),
        Some((Field::PublishAt, Problem::Missing))
    );
}

#[test]
fn publishing_waits_for_a_moment_that_is_still_to_come() {
    let noon = Timestamp::from_millis(1_796_126_400_000);
    let (later, before) = ("2026-12-01T12:01", "2026-12-01T11:59");
    for (typed, plan, status, waits) in [
        ("published", later, Status::Scheduled, true),
        ("scheduled", later, Status::Scheduled, true),
        ("published", before, Status::Published, false),
        ("scheduled", before, Status::Published, false),
        ("published", "", Status::Published, false),
        ("unlisted", later, Status::Unlisted, false),
        ("draft", later, Status::Draft, true),
        ("draft", before, Status::Draft, true),
    ] {
        let form = PostForm {
            status: typed.to_owned(),
            publish_at: plan.to_owned(),
            ..form()
        };
        let new = parsed(&form).at(noon);
        assert_eq!(new.status, status, "{typed} {plan}");
        assert_eq!(new.settings.publish_at.is_some(), waits, "{typed} {plan}");
    }
}

#[test]
fn comments_stay_open_to_the_end_of_the_last_day() {
    let form = PostForm {
        comments_until: "2026-12-31".to_owned(),
        ..form()
    };
    let end = parsed(&form).settings.comments_until;
    assert_eq!(
        end.map(Timestamp::rfc3339).as_deref(),
        Some("2027-01-01T00:00:00Z")
    );
    let wrong = PostForm {
        comments_until: "31.12.2026".to_owned(),
        ..form
    };
    assert_eq!(
        problem(&wrong),
        Some((Field::CommentsUntil, Problem::NotADate))
    );
}

#[test]
fn an_address_is_words_of_any_script_with_hyphens() {
    for (typed, slug) in [
        ("before-six", "before-six"),
        (" Before-Six ", "before-six"),
        ("背の糸", "背の糸"),
        ("2026", "2026"),
    ] {
        let chosen = Slug::parse(typed).ok().flatten();
        assert_eq!(chosen.map(|slug| slug.to_string()).as_deref(), Some(slug));
    }
    assert_eq!(Slug::parse("  "), Ok(None));
    for wrong in [
        "a b", "a/b", "a--b", "-a", "a?", "../x", "%61", "a\u{0}b", "🦀",
    ] {
        let found = Slug::parse(wrong).err();
        assert_eq!(
            found.map(|it| it.problem),
            Some(Problem::NotASlug),
            "{wrong}"
        );
    }
    assert!(Slug::parse(&"a".repeat(101)).is_err());
}

#[test]
fn tags_are_words_of_any_script_each_once() {
    let tags = |typed: &str| {
        let list = Tag::parse_list(typed);
        list.map(|tags| tags.iter().map(Tag::to_string).collect::<Vec<_>>())
    };
    for (typed, expected) in [
        ("writing, habits", vec!["writing", "habits"]),
        ("Rust, rust, RUST", vec!["Rust"]),
        ("背, 糸、海，山", vec!["背", "糸", "海", "山"]),
        ("#rust,  two   words ,,", vec!["rust", "two words"]),
        ("C++, C, c#", vec!["C++", "C", "c#"]),
        ("🦀", vec!["🦀"]),
        (" , ", vec![]),
    ] {
        assert_eq!(
            tags(typed),
            Ok(expected.into_iter().map(str::to_owned).collect())
        );
    }
    for (typed, wrong) in [
        ("..", Problem::NotATag),
        ("ok, -", Problem::NotATag),
        ("\u{200b}", Problem::NotATag),
        ("a\u{7}b", Problem::ControlCharacter),
    ] {
        assert_eq!(
            tags(typed).map_err(|it| it.problem),
            Err(wrong),
            "{typed:?}"
        );
    }
    assert!(tags(&"x".repeat(50)).is_ok());
    let long = tags(&"x".repeat(51)).map_err(|it| it.problem);
    assert_eq!(long, Err(Problem::TooLong { max: 50 }));
    let many = (0..11)
        .map(|n| format!("t{n}"))
        .collect::<Vec<_>>()
        .join(",");
    assert_eq!(
        tags(&many).map_err(|it| it.problem),
        Err(Problem::TooMany { max: 10 })
    );
    assert_eq!(Tag::key_of("Two  Words/More"), "two-words-more");
    assert_eq!(
        domain::paths::tag(&Tag::from_stored("C++")),
        "/tags/c%2B%2B"
    );
}

#[test]
fn the_address_of_an_original_is_on_the_web_over_https() {
    for wrong in [
        "http://example.org/a",
        "javascript:alert(1)",
        "/posts/a",
        "https://",
    ] {
        let form = PostForm {
            canonical: wrong.to_owned(),
            ..form()
        };
        let expected = Some((Field::Canonical, Problem::NotAPictureAddress));
        assert_eq!(problem(&form), expected, "{wrong}");
    }
}

#[test]
fn a_form_arrives_as_it_was_sent() {
    let sent = PostForm {
        tags: "a, b".to_owned(),
        zone: "+09:00".to_owned(),
        version: "3".to_owned(),
        ..form()
    };
    let wire = serde_json::to_value(&sent).expect("a map");
    assert_eq!(wire["zone"], "+09:00");
    let arrived: PostForm = serde_json::from_value(wire).expect("a form");
    assert_eq!(arrived, sent);
    let more = serde_json::json!({ "title": "Six", "role": "admin" });
    let arrived: PostForm = serde_json::from_value(more).expect("a form");
    assert_eq!(arrived.title, "Six");
    assert_eq!(arrived.excerpt, "");
}
