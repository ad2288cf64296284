//! Comments under posts.

mod reading;
mod writing;

pub use reading::{of, source};
pub use writing::{add, delete, save};
