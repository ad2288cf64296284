//! The whole demo site before it is stored: who there is, what they wrote, and when. The same size and the same day
//! always make the same site.

use super::cast::{CAST, Member};
use super::generated::{Text, Writer};
use super::prng::Prng;
use super::snippets::Snippets;
use super::written::{self, Flaw, WrittenComment, WrittenPost};
use domain::post::{NewPost, PostSettings, Status};
use domain::{CommentBody, Role, Timestamp};
use std::collections::BTreeSet;
use std::time::Duration;

/// How much there is on the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) posts: u32,
    pub(crate) comments: u32,
}

/// Places in these lists stand in for numbers that only the database gives out.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) people: Vec<Person>,
    /// Oldest first.
    pub(super) posts: Vec<Post>,
    /// Oldest first, whatever their posts: as they would have come in.
    pub(super) comments: Vec<Comment>,
}

#[derive(Debug)]
pub(super) struct Person {
    pub(super) member: &'static Member,
    pub(super) since: Timestamp,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Post {
    /// A place among the people.
    pub(super) author: usize,
    pub(super) post: NewPost,
    pub(super) date: Timestamp,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Comment {
    /// A place among the posts.
    pub(super) post: usize,
    /// A place among the people.
    pub(super) author: usize,
    pub(super) body: CommentBody,
    pub(super) date: Timestamp,
}

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
/// The generated past of a site that has more posts than were written.
const PAST: i64 = 3 * 365 * DAY;
/// A discussion is over after this long.
const DISCUSSION: i64 = 20 * DAY;

impl Site {
    pub(super) fn of(size: Size, now: Timestamp) -> Result<Self, Flaw> {
        let written = written::posts()?;
        let snippets = Snippets::of(&written);
        let mut writer = Writer::new(&snippets);
        let wanted = size.posts as usize;
        let mut posts: Vec<Post> = written
            .iter()
            .take(wanted)
            .enumerate()
            .map(|(place, post)| as_written(place, post, now))
            .collect();
        let oldest = posts.iter().map(|post| post.date).min().unwrap_or(now);
        let older = wanted - posts.len();
        for place in 0..older {
            let date = older_by(oldest, place, older);
            posts.push(as_generated(writer.post()?, date, writer.chance()));
        }
        let mut comments = conversations(&written, &posts, size.comments as usize);
        let missing = size.comments as usize - comments.len();
        generate_comments(&mut comments, missing, &posts, now, &mut writer)?;
        Ok(Self::in_order(posts, comments))
    }

    /// Puts everything in the order in which it came about.
    fn in_order(mut posts: Vec<Post>, mut comments: Vec<Comment>) -> Self {
        let mut order: Vec<usize> = (0..posts.len()).collect();
        order.sort_by_key(|place| posts[*place].date);
        let mut places = vec![0; posts.len()];
        for (place, before) in order.into_iter().enumerate() {
            places[before] = place;
        }
        for comment in &mut comments {
            comment.post = places[comment.post];
        }
        posts.sort_by_key(|post| post.date);
        comments.sort_by_key(|comment| comment.date);
        let first = posts.first().map_or(0, |post| post.date.millis());
        let people = CAST.iter().enumerate().map(|(place, member)| Person {
            member,
            since: Timestamp::from_millis(first - (40 - place as i64) * DAY),
        });
        Self {
            people: people.collect(),
            posts,
            comments,
        }
    }
}

/// At some hour between eight in the morning and six in the evening of the day that its file names.
fn as_written(place: usize, post: &WrittenPost, now: Timestamp) -> Post {
    let today = now.millis() - now.millis().rem_euclid(DAY);
    let minutes = (place as i64 * 197) % 600;
    let date = today - post.days_ago * DAY + 8 * HOUR + minutes * 60 * 1000;
    Post {
        author: post.author,
        post: NewPost {
            title: post.title.clone(),
            subtitle: post.subtitle.clone(),
            body: post.body.clone(),
            cover: post.cover.clone(),
            status: post.status,
            settings: PostSettings {
                tags: post.tags.clone(),
                ..PostSettings::default()
            },
        },
        date: Timestamp::from_millis(date),
    }
}

fn as_generated(text: Text, date: Timestamp, chance: &mut Prng) -> Post {
    let writers = CAST
        .iter()
        .filter(|member| member.role > Role::Reader)
        .count();
    Post {
        author: chance.below(writers),
        post: NewPost {
            title: text.title,
            subtitle: text.subtitle,
            body: text.body,
            cover: None,
            status: Status::Published,
            settings: PostSettings::default(),
        },
        date,
    }
}

/// The `place`th of `count` moments before `oldest`, evenly spread over the past.
fn older_by(oldest: Timestamp, place: usize, count: usize) -> Timestamp {
    let step = (PAST / (count as i64 + 1)).clamp(1000, 5 * DAY);
    oldest.plus_millis(-(place as i64 + 1) * step)
}

/// What was written under those of the posts that are on the site.
fn conversations(written: &[WrittenPost], posts: &[Post], most: usize) -> Vec<Comment> {
    let under = |(place, (post, texts)): (usize, (&Post, &'_ WrittenPost))| {
        let comment = |(nth, text): (usize, &WrittenComment)| Comment {
            post: place,
            author: text.author,
            body: text.body.clone(),
            date: post.date.plus_millis(after(nth, text.delay)),
        };
        let comments = texts.comments.iter().enumerate().map(comment);
        comments.collect::<Vec<_>>()
    };
    let pairs = posts.iter().zip(written).enumerate();
    pairs.flat_map(under).take(most).collect()
}

/// Whoever writes says "a day later". Stretched by a fifteenth and moved on with each comment, nobody answers exactly a
/// day later, and the order stays.
fn after(nth: usize, delay: Duration) -> i64 {
    let delay = delay.as_millis() as i64;
    delay + delay / 15 + nth as i64 * 7 * 60 * 1000
}

/// Spreads so many comments over the generated posts, or over all that are published where there are none: each gets as
/// many as any other, or one more.
fn generate_comments(
    comments: &mut Vec<Comment>,
    count: usize,
    posts: &[Post],
    now: Timestamp,
    writer: &mut Writer<'_>,
) -> Result<(), Flaw> {
    let written = super::WRITTEN_POSTS as usize;
    let all = if posts.len() > written {
        written..posts.len()
    } else {
        0..posts.len()
    };
    let open: Vec<usize> = all
        .filter(|place| posts[*place].post.status == Status::Published)
        .collect();
    let mut moments: BTreeSet<(usize, i64)> = BTreeSet::new();
    for number in 0..count {
        let Some(post) = open.get(number % open.len().max(1)).copied() else {
            break;
        };
        let from = posts[post].date.millis() + 60 * 1000;
        let until = (from + DISCUSSION).min(now.millis());
        let seconds = (until - from).max(1000) / 1000;
        let mut date = from + writer.chance().below(seconds as usize) as i64 * 1000;
        // No two comments of a post at one moment, so that their order never depends on anything else.
        while !moments.insert((post, date)) {
            date -= 1;
        }
        comments.push(Comment {
            post,
            author: writer.chance().below(CAST.len()),
            body: writer.comment()?,
            date: Timestamp::from_millis(date),
        });
    }
    Ok(())
}
