//! Accounts: registering, logging in, logging out.

pub mod api;
mod confirm;
mod login;
mod register;
mod register_form;
mod strength;

pub use confirm::ConfirmPage;
pub use login::LoginPage;
pub use register::{RegisterPage, SAYING};
pub use register_form::RegisterIsland;
