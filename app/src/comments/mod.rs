//! Comments: reading them under a post, adding, changing and deleting them.

pub mod api;
mod compose;
mod delete;
mod discussion;
mod edit;
mod item;

pub use delete::DeleteCommentPage;
pub use discussion::Discussion;
pub use edit::EditCommentPage;
