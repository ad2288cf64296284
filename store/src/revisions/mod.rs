//! Earlier versions of posts: each save keeps one, and so does whatever would otherwise go unsaved. Nothing is ever
//! overwritten: to restore a version is to save its words again.

mod keeping;
mod reading;

pub use reading::{before, find, last_saved_by, list};

pub(crate) use keeping::{current, forget_unsaved, former, unsaved};
