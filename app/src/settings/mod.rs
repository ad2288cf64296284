//! What people set for themselves.

mod account;
pub mod api;
mod desk;
mod profile;
mod providers;
mod security;
mod sessions;

pub use account::AccountPage;
pub use profile::ProfilePage;
pub use providers::ProvidersPage;
pub use security::SecurityPage;
pub use sessions::SessionsPage;

pub(crate) use desk::Desk;
