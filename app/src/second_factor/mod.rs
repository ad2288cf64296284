//! The second step of logging in: asking for it, and the settings where people set it up.

pub mod api;
mod app;
mod ask;
mod banner;
mod codes;
mod confirm;
mod state;
mod step;

pub use app::AppPage;
pub use banner::FactorBanner;
pub use codes::{Codes, CodesPage};
pub use state::FactorState;
pub use step::StepPage;
