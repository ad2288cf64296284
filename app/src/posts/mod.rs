//! Posts: reading, writing, changing and deleting them.

pub mod api;
mod conflict;
mod delete;
mod discard;
mod drafts;
mod edit;
mod editor;
mod list;
mod post;
mod settings;

pub use api::HomeData;
pub use delete::DeletePostPage;
pub use discard::DiscardPostPage;
pub use drafts::DraftsPage;
pub use edit::{EditPostPage, WritePage, typed};
pub use list::{PostList, Spread, count};
pub use post::{Article, PostPage, State, follow, slug};
