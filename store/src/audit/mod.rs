//! The audit log: who did what to whom, when and from where.
//!
//! `events` has what there is to tell. This writes it down, beside the line in the security log, in the
//! transaction of the thing that was done.

mod actor;
mod happened;
mod one_line;
mod reading;
mod refusals;
mod settings;
mod upkeep;

pub use actor::Actor;
pub use reading::{about, all, page};
pub use refusals::{forbidden, foreign_request};
pub use settings::settings_at_start;
pub use upkeep::sweep;

pub(crate) use actor::network;
pub(crate) use happened::{Happened, commit_all, keep};
pub(crate) use refusals::note_hourly;
