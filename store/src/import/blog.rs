//! An old blog on its way here: everything has been read, checked and made safe, and nothing is written yet.

use super::notes::Notes;
use domain::{Cover, EmailAddress, PersonName, SafeHtml, Subtitle, Timestamp, Title};

/// All of a blog that can be brought.
#[derive(Debug, Default)]
pub(super) struct Blog {
    pub(super) kind: &'static str,
    /// Tells this blog from others of its kind, and stays the same while it grows.
    pub(super) identity: String,
    pub(super) people: Vec<Person>,
    pub(super) posts: Vec<Post>,
    pub(super) comments: Vec<Comment>,
    pub(super) skipped: Skipped,
    pub(super) notes: Notes,
}

/// How many of each cannot be brought.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Skipped {
    pub(super) people: u64,
    pub(super) posts: u64,
    pub(super) comments: u64,
}

#[derive(Debug)]
pub(super) struct Person {
    /// Their number in the old blog.
    pub(super) id: i64,
    pub(super) email: Option<EmailAddress>,
    pub(super) name: PersonName,
    pub(super) about: String,
    /// One that can be checked when they log in.
    pub(super) password_hash: Option<String>,
    /// What they typed to log in to a blog that knew no addresses.
    pub(super) login: Option<String>,
}

#[derive(Debug)]
pub(super) struct Post {
    pub(super) id: i64,
    /// A number of one of the people, or `None` where nobody knows.
    pub(super) author: Option<i64>,
    pub(super) title: Title,
    pub(super) subtitle: Subtitle,
    pub(super) html: SafeHtml,
    pub(super) cover: Option<Cover>,
    pub(super) date: Timestamp,
    /// Whether that date is what the old blog says, and can be read in one way only.
    pub(super) is_dated: bool,
}

#[derive(Debug)]
pub(super) struct Comment {
    pub(super) id: i64,
    /// The number of its post in the old blog.
    pub(super) post: i64,
    pub(super) author: Option<i64>,
    pub(super) html: SafeHtml,
    /// `None` in blogs that kept none.
    pub(super) date: Option<Timestamp>,
}

impl Blog {
    /// People, posts and comments.
    pub(super) fn size(&self) -> usize {
        self.people.len() + self.posts.len() + self.comments.len()
    }
}
