//! The server's side of the app: what a request carries, the routes, and the plain form posts.
//!
//! Server functions reach it through [`Context::current`]; nothing else in `app` knows that it exists.

mod arrival;
mod at_work;
mod authenticator;
mod closed;
mod come_back;
mod confirming;
mod context;
mod csv;
mod difference;
mod failure;
mod files;
mod following;
mod passkey;
mod plain_form;
mod plain_forms;
mod provider;
mod render;
mod request;
mod request_context;
mod router;
mod second_step;
mod session;
mod setup;
mod typing;
mod uploads;

pub use crate::page::Site;
pub use at_work::last_admin_beside;
pub use context::{AppState, Context, allow};
pub use difference::differences;
pub use plain_forms::form_paths;
pub use provider::{Purpose, told};
pub use providers::{Kind, Providers, Secret, Settings};
pub use render::error_page;
pub use request::{ClientIp, CspNonce, RequestId};
pub use router::{page_paths, router};
pub use session::{cookie_name, session_layer};
pub use setup::both;
pub use store::passkeys::Party;
