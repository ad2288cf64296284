//! Passwords: hashing and checking them.

/// Where passwords are hashed and checked.
#[derive(Debug, Default)]
pub struct Passwords;
