//! The site in figures, for the page that an admin begins with.

use serde::{Deserialize, Serialize};

/// How much there is of everything. "New" is of the last seven days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    pub people: i64,
    pub new_people: i64,
    /// Published ones.
    pub posts: i64,
    pub drafts: i64,
    pub comments: i64,
    pub new_comments: i64,
    /// Of the last seven days.
    pub failed_logins: i64,
}
