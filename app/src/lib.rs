//! Quire's pages, islands and server functions, one folder per feature.
//!
//! A page is rendered on the server and works as it is; the parts that get better with scripts are islands. Invariant:
//! no SQL, no environment, no rule of the blog: those are in `store`, in the `server` crate and in `domain`.

// A page is one type, as deep as its HTML.
#![recursion_limit = "512"]
#![expect(
    unreachable_pub,
    reason = "what the component and server macros write is `pub` wherever it stands"
)]

pub mod account;
pub mod admin;
pub mod api_tokens;
pub mod comments;
mod device;
pub mod error;
pub mod home;
pub mod invitations;
pub mod island;
pub mod letters;
pub mod page;
pub mod passkeys;
pub mod pictures;
pub mod posts;
pub mod previews;
pub mod profile;
pub mod recovery;
pub mod revisions;
pub mod routes;
pub mod second_factor;
pub mod settings;
pub mod shell;
pub mod tags;
pub mod ui;
pub mod unsaved;

#[cfg(feature = "ssr")]
pub mod server;

pub use error::AppError;
pub use routes::App;
