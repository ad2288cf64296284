//! The program around the app: command line, configuration, listening, and everything that happens to a request before
//! a page sees it. Invariant: no rule of the blog is in here; those are in `domain`, and what is kept is in `store`.

// A page is one type, as deep as its HTML.
#![recursion_limit = "512"]

mod api;
pub mod assets;
pub mod cli;
pub mod config;
pub mod failure;
pub mod mail;
pub mod middleware;
pub mod router;
pub mod serve;

mod demo;
mod encodings;
mod health;
mod pictures;
mod telemetry;
