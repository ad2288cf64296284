//! Getting back in, and keeping the way back in: forgotten passwords, and the addresses that letters go to.

mod address;
mod confirming;
mod forgotten;
mod resetting;

pub use address::{ask_for_change, ask_for_verification, change};
pub use confirming::{Confirmed, confirm, purpose, register};
pub use forgotten::forgotten;
pub use resetting::{may_reset, reset};

pub(crate) use forgotten::send_reset;
