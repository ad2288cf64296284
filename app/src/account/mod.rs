//! Accounts: registering, logging in, logging out.

pub mod api;
mod leaving;
mod login;
mod providers;
mod register;
mod register_form;
mod strength;
mod welcome;

pub use leaving::LeavingPage;
pub use login::LoginPage;
pub use register::RegisterPage;
pub use welcome::WelcomePage;

use providers::ProviderButtons;
