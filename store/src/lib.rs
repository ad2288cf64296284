//! What the site keeps, and the only place that knows SQL and password hashes. Plain async functions take and return
//! the types of `domain`; nothing in here knows of pages or requests.

#![forbid(unsafe_code)]

pub mod accounts;
pub mod api_tokens;
pub mod audit;
pub mod browsers;
pub mod bulk;
pub mod comments;
pub mod html;
pub mod identities;
pub mod import;
pub mod invitations;
pub mod letters;
pub mod limits;
pub mod links;
pub mod migrate;
pub mod numbers;
pub mod own_data;
pub mod passkeys;
pub mod password;
pub mod people;
pub mod pictures;
pub mod posts;
pub mod previews;
pub mod recovery;
pub mod rendering;
pub mod revisions;
pub mod second_factor;
pub mod sessions;
pub mod submissions;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod working_copies;

mod clock;
mod code;
mod connect;
mod entity;
mod error;
mod events;
mod gate;
mod hash;
mod query;
mod render;
mod settings;
mod store;

pub use audit::Actor;
pub use clock::Clock;
pub use error::Error;
pub use markup::Punctuation;
pub use store::Store;
