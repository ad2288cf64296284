//! The rows of the tables as they stand in the database, a file for each. Nothing outside of this crate sees them.

#![expect(
    unreachable_pub,
    reason = "sea-orm's derive macros write `pub`, and a model has to be as visible as its entity"
)]

pub mod api_token;
pub mod attempt;
pub mod audit;
pub mod browser;
pub mod comment;
pub mod excerpt;
pub mod former_name;
pub mod former_slug;
pub mod identity;
pub mod import;
pub mod letter;
pub mod passkey;
pub mod passkey_ceremony;
pub mod person;
pub mod picture;
pub mod picture_use;
pub mod post;
pub mod post_tag;
pub mod preview;
pub mod recovery_code;
pub mod revision;
pub mod session;
pub mod setting;
pub mod submission;
pub mod token;
pub mod totp;
pub mod working_copy;
