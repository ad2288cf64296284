//! What people set for themselves.

pub mod api;
mod sessions;

pub use sessions::SessionsPage;
