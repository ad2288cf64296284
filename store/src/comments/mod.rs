//! Comments under posts.

mod reading;
mod writing;

pub use reading::{by_author, of, source};
pub use writing::{add, add_once, delete, save};
