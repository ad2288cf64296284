//! Accounts: registering, logging in, logging out.

pub mod api;
mod confirm;
mod leaving;
mod login;
mod providers;
mod register;
mod register_form;
mod strength;
mod welcome;

pub use api::log_in;
pub use confirm::ConfirmPage;
pub use leaving::LeavingPage;
pub use login::LoginPage;
pub use register::{RegisterPage, SAYING};
pub use register_form::RegisterIsland;
pub use welcome::WelcomePage;

use providers::ProviderButtons;
