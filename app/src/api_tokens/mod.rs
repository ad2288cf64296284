//! Tokens with which programs act for people: made, seen and taken back by their owners.

pub mod api;
mod list;

pub use list::TokensPage;
