//! Signing in with a provider, told against a small provider of our own that answers right, or wrong in whatever way it is
//! told to.

mod accounts;
mod bad_answers;
mod bad_tokens;
mod confirming;
mod github;
mod linking;
mod provider;
mod provider_github;
mod round_trip;
mod token;
mod way;
