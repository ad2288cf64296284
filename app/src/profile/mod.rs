//! People as everyone sees them.

pub mod api;
mod person;

pub use person::PersonPage;
