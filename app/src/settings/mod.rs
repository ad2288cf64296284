//! What people set for themselves.

pub mod api;
mod desk;
mod security;
mod sessions;

pub use security::SecurityPage;
pub use sessions::SessionsPage;

use desk::Desk;
