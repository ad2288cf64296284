//! Accounts
