//! What somebody typed and did not save: kept while they type, and offered when they come back.

pub mod api;
mod offers;

pub use api::{copies, copy_number, keep_copy};
pub use offers::{Offers, chosen, wanted};
