//! Accounts: registering, logging in, logging out.

pub mod api;
mod login;
mod register;
mod register_form;
mod strength;

pub use login::LoginPage;
pub use register::RegisterPage;
