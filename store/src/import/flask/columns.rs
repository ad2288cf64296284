//! The columns of Flask blogs: nearly all keep those of the tutorial that they followed, whatever else they change.

/// A table as the database describes it.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
}

/// A table, and its columns in the order of a wish list.
pub(super) struct Found {
    pub(super) table: String,
    pub(super) columns: Vec<Option<String>>,
}

/// The places of columns in [`PEOPLE`].
pub(super) mod person {
    pub(in crate::import::flask) const EMAIL: usize = 1;
    pub(in crate::import::flask) const NAME: usize = 2;
    pub(in crate::import::flask) const PASSWORD: usize = 3;
    pub(in crate::import::flask) const ABOUT: usize = 4;
}

/// The places of columns in [`POSTS`].
pub(super) mod post {
    pub(in crate::import::flask) const BODY: usize = 1;
    pub(in crate::import::flask) const TITLE: usize = 2;
    pub(in crate::import::flask) const SUBTITLE: usize = 3;
    pub(in crate::import::flask) const DATE: usize = 4;
    pub(in crate::import::flask) const COVER: usize = 5;
    pub(in crate::import::flask) const AUTHOR_ID: usize = 6;
    pub(in crate::import::flask) const AUTHOR_NAME: usize = 7;
}

/// The places of columns in [`COMMENTS`].
pub(super) mod comment {
    pub(in crate::import::flask) const TEXT: usize = 1;
    pub(in crate::import::flask) const POST_ID: usize = 2;
    pub(in crate::import::flask) const AUTHOR_ID: usize = 3;
    pub(in crate::import::flask) const DATE: usize = 4;
}

/// What each column is called, in one blog or another. The number comes first.
pub(super) type Wishes = &'static [&'static [&'static str]];

pub(super) const PEOPLE: Wishes = &[
    &["id"],
    &["email", "email_address"],
    &["name", "username", "user_name"],
    &["password", "password_hash", "hashed_password"],
    &["about_me", "about", "bio"],
];
const DATES: &[&str] = &[
    "date",
    "date_posted",
    "created",
    "created_at",
    "timestamp",
    "pub_date",
];
pub(super) const POSTS: Wishes = &[
    &["id"],
    &["body", "content"],
    &["title"],
    &["subtitle"],
    DATES,
    &["img_url", "image", "image_url", "img"],
    &["author_id", "user_id"],
    &["author"],
];
pub(super) const COMMENTS: Wishes = &[
    &["id"],
    &["text", "comment", "comment_text", "body", "content"],
    &["post_id", "blog_post_id", "blogpost_id", "blog_id"],
    &["author_id", "user_id", "comment_author_id", "commenter_id"],
    DATES,
];

impl Found {
    /// Looks for the wished columns in a table.
    pub(super) fn new(table: &Table, wishes: Wishes) -> Self {
        let column = |names: &&[&str]| {
            let is_called = |name: &&str| {
                let mut columns = table.columns.iter();
                columns
                    .find(|column| column.eq_ignore_ascii_case(name))
                    .cloned()
            };
            names.iter().find_map(is_called)
        };
        Self {
            table: table.name.clone(),
            columns: wishes.iter().map(column).collect(),
        }
    }

    pub(super) fn has(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(Option::is_some)
    }

    pub(super) fn score(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    pub(super) fn is_people(&self) -> bool {
        self.has(0) && self.has(person::NAME) && self.has(person::PASSWORD)
    }

    pub(super) fn is_posts(&self) -> bool {
        self.has(0)
            && self.has(post::BODY)
            && (self.has(post::AUTHOR_ID) || self.has(post::AUTHOR_NAME))
            && (self.has(post::TITLE) || self.has(post::DATE))
    }

    pub(super) fn is_comments(&self) -> bool {
        self.has(0) && self.has(comment::TEXT) && self.has(comment::POST_ID)
    }
}
