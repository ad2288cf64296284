//! What people type, and what it becomes.

use domain::post::{PostForm, reading_minutes};
use domain::{
    CommentBody, Cover, EmailAddress, Handle, Invalid, Page, PageNumber, PersonName, PostBody,
    Problem, Slug, Timestamp, Title,
};

fn problem<T>(parsed: Result<T, Invalid>) -> Option<Problem> {
    parsed.err().map(|invalid| invalid.problem)
}

#[test]
fn addresses_that_mail_can_reach_are_taken() {
    for address in [
        "ada@example.org",
        "o'neil+blog@sub.example.co.uk",
        "Mixed.Case@Example.ORG",
        "用户@例子.公司",
        "a@b.c",
    ] {
        assert!(EmailAddress::parse(address).is_ok(), "{address}");
    }
}

#[test]
fn addresses_that_mail_cannot_reach_are_refused() {
    let long = format!("{}@example.org", "a".repeat(65));
    for address in [
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "a b@example.org",
        "ada@exa mple.org",
        "ada..b@example.org",
        ".ada@example.org",
        "ada@-example.org",
        "ada@example..org",
        "<ada@example.org>",
        "ada@example.org\r\nBcc: x@y.z",
        "\"x\"@example.org",
        &long,
    ] {
        assert!(EmailAddress::parse(address).is_err(), "{address}");
    }
    assert_eq!(problem(EmailAddress::parse("  ")), Some(Problem::Missing));
}

#[test]
fn an_address_is_the_same_account_whatever_the_case() {
    let (one, other) = (
        EmailAddress::parse("Ada@Example.org"),
        EmailAddress::parse(" ada@example.ORG "),
    );
    assert_eq!(
        one.map(|address| address.key()),
        other.map(|address| address.key())
    );
}

#[test]
fn names_of_any_script_are_taken_and_blank_ones_are_not() {
    for name in ["Ada Lovelace", "林檎", "محمد", "Žofie", "X Æ A-12"] {
        assert!(PersonName::parse(name).is_ok(), "{name}");
    }
    for blank in ["", "   ", "\u{200b}", "\u{200e}\u{2060}", "\u{3164}"] {
        assert_eq!(
            problem(PersonName::parse(blank)),
            Some(Problem::Missing),
            "{blank:?}"
        );
    }
    assert_eq!(
        problem(PersonName::parse("Ada\u{7}")),
        Some(Problem::ControlCharacter)
    );
    assert_eq!(
        problem(PersonName::parse(&"é".repeat(81))),
        Some(Problem::TooLong { max: 80 })
    );
    assert_eq!(
        PersonName::parse(" Ada \n Lovelace ").map(String::from),
        Ok("Ada Lovelace".to_owned())
    );
}

#[test]
fn handles_and_slugs_are_made_in_any_script() {
    for (name, handle) in [
        ("Ada Lovelace", "ada-lovelace"),
        ("林檎", "林檎"),
        ("Žofie Nováková", "žofie-nováková"),
        ("O’Neil", "oneil"),
        ("ＦＵＬＬ　ｗｉｄｔｈ", "full-width"),
        ("🦀🦀", "reader"),
        ("हिन्दी", "हिन्दी"),
    ] {
        assert_eq!(Handle::from_name(name).as_str(), handle);
    }
    for (title, slug) in [
        ("Before six", "before-six"),
        ("Before six!", "before-six"),
        ("  C++ & Rust: 1/2  ", "c-rust-1-2"),
        ("折り紙と本", "折り紙と本"),
        ("🎉", "post"),
        ("../../etc/passwd", "etc-passwd"),
    ] {
        assert_eq!(Slug::from_title(title).as_str(), slug);
    }
    assert_eq!(
        Slug::from_title("Before six").numbered(2).as_str(),
        "before-six-2"
    );
    assert!(
        Slug::from_title(&"word ".repeat(100))
            .as_str()
            .chars()
            .count()
            <= Slug::MAX
    );
    assert_eq!(Slug::from_title(&"a".repeat(300)).as_str().len(), Slug::MAX);
}

#[test]
fn the_text_of_a_post_keeps_its_lines_and_loses_control_characters() {
    assert_eq!(
        PostBody::parse("one\r\ntwo\rthree\u{0}\u{1b}\tend").map(String::from),
        Ok("one\ntwo\nthree\tend".to_owned())
    );
    assert_eq!(problem(PostBody::parse(" \n ")), Some(Problem::Missing));
}

#[test]
fn row_80_a_post_has_256_kib_and_a_comment_16() {
    assert!(PostBody::parse(&"x".repeat(256 * 1024)).is_ok());
    assert_eq!(
        problem(PostBody::parse(&"x".repeat(256 * 1024 + 1))),
        Some(Problem::TooLarge { max: 256 * 1024 })
    );
    assert!(CommentBody::parse(&"x".repeat(16 * 1024)).is_ok());
    assert_eq!(
        problem(CommentBody::parse(&"x".repeat(16 * 1024 + 1))),
        Some(Problem::TooLarge { max: 16 * 1024 })
    );
}

#[test]
fn a_title_has_250_characters_of_any_script() {
    assert!(Title::parse(&"折".repeat(250)).is_ok());
    assert_eq!(
        problem(Title::parse(&"折".repeat(251))),
        Some(Problem::TooLong { max: 250 })
    );
}

#[test]
fn row_51_a_cover_is_on_the_web_over_https_or_in_our_own_media() {
    for url in ["https://example.org/a.jpg", "/media/0123abcd.webp"] {
        assert!(
            Cover::parse(url, "", "").is_ok_and(|cover| cover.is_some()),
            "{url}"
        );
    }
    for url in [
        "http://example.org/a.jpg",
        "javascript:alert(1)",
        "data:image/png;base64,x",
        "//example.org/a.jpg",
        "/etc/passwd",
        "/media/../secret",
        "https://user:pw@example.org/a.jpg",
        "a.jpg",
        "/media/\\evil",
    ] {
        assert_eq!(
            problem(Cover::parse(url, "", "")),
            Some(Problem::NotAPictureAddress),
            "{url}"
        );
    }
    assert_eq!(Cover::parse("  ", "words", ""), Ok(None));
}

#[test]
fn row_41_fields_that_a_form_does_not_have_change_nothing() {
    let form = PostForm {
        status: "admin".into(),
        version: "x".into(),
        title: "T".into(),
        body: "b".into(),
        ..Default::default()
    };
    assert_eq!(form.parse().map(|post| post.status.word()), Ok("draft"));
    assert_eq!(form.base().version, 0);
}

#[test]
fn a_page_number_from_an_address_is_never_out_of_range() {
    for (raw, number) in [
        (None, 1),
        (Some("0"), 1),
        (Some("-3"), 1),
        (Some("x"), 1),
        (Some("7"), 7),
        (Some("99999999999999999999"), 1),
    ] {
        assert_eq!(PageNumber::from_query(raw).get(), number, "{raw:?}");
    }
    assert_eq!(
        PageNumber::from_query(Some("18446744073709551615")).get(),
        PageNumber::MAX
    );
}

#[test]
fn pages_know_their_neighbours() {
    let page = |number, total| Page::<()> {
        size: domain::PAGE_SIZE,
        items: vec![],
        number: PageNumber::new(number),
        total,
    };
    assert_eq!(
        (page(1, 0).pages(), page(1, 0).newer(), page(1, 0).older()),
        (1, None, None)
    );
    assert_eq!(
        (
            page(1, 11).older(),
            page(2, 11).older(),
            page(2, 11).newer()
        ),
        (Some(2), None, Some(1))
    );
    assert_eq!(
        page(9, 11).newer(),
        Some(2),
        "beyond the end, newer leads to the last page"
    );
}

#[test]
fn reading_time_counts_words_and_characters_of_scripts_without_spaces() {
    assert_eq!(reading_minutes(""), 1);
    assert_eq!(reading_minutes(&"word ".repeat(440)), 2);
    assert_eq!(reading_minutes(&"折".repeat(900)), 2);
}

#[test]
fn a_moment_is_written_in_full() {
    let moment = Timestamp::from_millis(1_795_075_920_987);
    assert_eq!(moment.rfc3339(), "2026-11-19T08:12:00Z");
    assert_eq!(moment.long_date(), "19 November 2026");
    assert_eq!(moment.long_moment(), "19 November 2026, 08:12");
    assert_eq!(
        Timestamp::from_millis(i64::MAX).rfc3339(),
        "1970-01-01T00:00:00Z",
        "no such year"
    );
    assert_eq!(Timestamp::from_datetime(moment.datetime()), moment);
}
