//! Posts: the form an author fills in, and what pages show of them.

mod form;
mod settings;
mod shown;
mod status;

pub use crate::reading_time::{count_words, reading_minutes};
pub use form::{NewPost, PostForm};
pub use settings::{Canonical, PostSettings};
pub use shown::{Binned, Post, PostSource, PostSummary};
pub use status::{Format, Status};

/// How long a post stays in the bin, in milliseconds.
pub const IN_BIN: i64 = 30 * 24 * 60 * 60 * 1000;
