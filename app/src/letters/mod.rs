//! Letters that did not go out at once, for an admin.

pub mod api;
mod list;

pub use list::LettersPage;
