//! Getting back in by letter, and whatever else is confirmed by a link in one.

pub mod api;
mod forgot;
mod reset;
mod verify;

pub use forgot::ForgotPage;
pub use reset::ResetPage;
pub use verify::VerifyPage;
