//! What somebody finds who looks at the demo, and what a benchmark relies on: who is there, how much, and when.

mod texts;

use super::site::{Site, Size};
use super::{WRITTEN_COMMENTS, WRITTEN_POSTS};
use domain::post::Status;
use domain::{EmailAddress, Handle, PersonName, Role, Slug, Timestamp};
use std::collections::HashSet;

/// 21 November 2026, in the evening.
const NOW: Timestamp = Timestamp::from_millis(1_795_287_600_000);

const WRITTEN: Size = Size {
    posts: WRITTEN_POSTS,
    comments: WRITTEN_COMMENTS,
};

fn site(posts: u32, comments: u32) -> Site {
    Site::of(Size { posts, comments }, NOW).expect("a site")
}

fn written() -> Site {
    Site::of(WRITTEN, NOW).expect("a site")
}

/// The comments that each post has.
fn counts(site: &Site) -> Vec<usize> {
    let mut counts = vec![0; site.posts.len()];
    for comment in &site.comments {
        counts[comment.post] += 1;
    }
    counts
}

#[test]
fn everything_that_was_written_is_there_and_nothing_else() {
    let site = written();
    assert_eq!(site.posts.len(), 24);
    assert_eq!(site.comments.len(), 120);
    let drafts = site
        .posts
        .iter()
        .filter(|post| post.post.status == Status::Draft);
    assert_eq!(drafts.count(), 2);
}

#[test]
fn as_many_come_as_were_asked_for() {
    for (posts, comments) in [(1, 0), (1, 40), (5, 3), (24, 500), (25, 120), (60, 700)] {
        let site = site(posts, comments);
        assert_eq!(
            (site.posts.len(), site.comments.len()),
            (posts as usize, comments as usize)
        );
    }
}

#[test]
fn the_same_numbers_make_the_same_site() {
    let (one, other) = (site(300, 2000), site(300, 2000));
    assert_eq!(one.posts, other.posts);
    assert_eq!(one.comments, other.comments);
}

#[test]
fn every_person_has_a_name_an_address_and_a_handle_of_their_own() {
    let site = written();
    let unique = |of: &dyn Fn(&str, String) -> String| {
        let people = site
            .people
            .iter()
            .map(|person| of(person.member.name, person.member.email()));
        people.collect::<HashSet<_>>().len()
    };
    assert_eq!(
        unique(&|name, _| Handle::from_name(name).to_string()),
        site.people.len()
    );
    assert_eq!(unique(&|_, email| email), site.people.len());
    for person in &site.people {
        assert!(EmailAddress::parse(&person.member.email()).is_ok());
        assert!(PersonName::parse(person.member.name).is_ok());
    }
    let admins = site
        .people
        .iter()
        .map(|person| person.member.role == Role::Admin);
    assert!(
        admins
            .enumerate()
            .all(|(place, admin)| admin == (place == 0))
    );
}

#[test]
fn every_post_has_an_address_of_its_own() {
    let site = site(3000, 0);
    let slugs: HashSet<Slug> = site
        .posts
        .iter()
        .map(|post| Slug::from_title(post.post.title.as_str()))
        .collect();
    assert_eq!(slugs.len(), site.posts.len());
}

#[test]
fn nobody_speaks_before_the_post_nor_after_now() {
    let midnight = NOW.plus_millis(-NOW.millis().rem_euclid(24 * 60 * 60 * 1000));
    let at_midnight = Site::of(WRITTEN, midnight).expect("a site");
    let sites = [
        (written(), NOW),
        (at_midnight, midnight),
        (site(24, 2000), NOW),
        (site(400, 4000), NOW),
    ];
    for (site, now) in sites {
        assert!(site.posts.iter().all(|post| post.date < now));
        assert!(
            site.posts.is_sorted_by_key(|post| post.date)
                && site.comments.is_sorted_by_key(|comment| comment.date)
        );
        let first = site.posts.first().map(|post| post.date);
        assert!(site.people.iter().all(|person| Some(person.since) < first));
        for comment in &site.comments {
            let post = &site.posts[comment.post];
            assert_eq!(post.post.status, Status::Published);
            assert!(
                post.date < comment.date && comment.date < now,
                "under {}",
                post.post.title
            );
        }
    }
}

#[test]
fn whoever_was_written_about_answers_after_what_they_answer() {
    for post in super::written::posts().expect("the texts") {
        assert!(
            post.comments.is_sorted_by_key(|comment| comment.delay),
            "{}",
            post.title
        );
    }
}

#[test]
fn a_large_site_has_ten_comments_under_every_generated_post() {
    let site = site(2000, 20_000);
    let (few, many) = (10, 11);
    let even = counts(&site)
        .into_iter()
        .filter(|count| (few..=many).contains(count))
        .count();
    assert!(even >= 2000 - 24, "{even}");
}
