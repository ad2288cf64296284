//! Earlier versions of a post: the list of them, what each changed, and the way back.

pub mod api;
mod list;
mod show;

pub use list::RevisionsPage;
pub use show::RevisionPage;
