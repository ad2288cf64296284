//! Passkeys: showing one to get in, and the settings where people add, name and remove theirs.

pub mod api;
mod item;
mod list;

pub use list::PasskeysPage;
