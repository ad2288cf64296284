//! Tags: all of them, and the posts that have one.

pub mod api;
mod list;
mod tag;

pub use list::TagsPage;
pub use tag::TagPage;
