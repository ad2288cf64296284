//! Posts: finding, writing and removing them.

pub(crate) mod beside;
mod bin;
mod count;
mod creating;
mod lists;
mod reading;
mod rows;
mod schedule;
pub(crate) mod slugs;
mod tags;
mod writing;

pub use bin::{binned, bring_back, delete, discard, in_bin, sweep};
pub use creating::{create, create_once};
pub use lists::{apart, by_author, drafts, published, published_by, tagged};
pub use reading::{find, find_by_id, legacy, source, source_of};
pub use schedule::publish_due;
pub use tags::{suggested, tags};
pub use writing::{save, save_once};

pub(crate) use count::recount;
pub(crate) use reading::source_in;
pub(crate) use writing::minutes;
