//! Comments: reading them under a post, adding, changing and deleting them.

pub mod api;
mod compose;
mod delete;
mod discussion;
mod edit;
mod item;
mod said;

pub use delete::DeleteCommentPage;
pub use discussion::Discussion;
pub use edit::EditCommentPage;
pub use said::SaidItem;
