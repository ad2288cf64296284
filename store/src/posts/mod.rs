//! Posts: finding, writing and removing them.

mod count;
mod reading;
mod rows;
pub(crate) mod slugs;
mod writing;

pub use reading::{by_author, drafts, find, legacy, published, published_by, source, source_of};
pub use writing::{create, delete, save};

pub(crate) use count::recount;
pub(crate) use writing::minutes;
