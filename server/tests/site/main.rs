//! The site from outside: a real server on a port of its own, asked over HTTP, and the real program at the command
//! line. One program for all of it, because linking costs more than running.

#![expect(
    unreachable_pub,
    reason = "a test program has no outside, and its parts are one another's library"
)]
#![expect(
    clippy::expect_used,
    reason = "what a test relies on and does not find ends the test"
)]

mod accounts;
mod addresses;
mod admin;
mod api;
mod assets;
mod audit;
mod authenticator;
mod cli;
mod client_ip;
mod config;
mod config_oidc;
mod config_secrets;
mod conflict;
mod controls;
mod csrf;
mod demo;
mod devices;
mod errors;
mod headers;
mod host;
mod import;
mod imported;
mod in_flight;
mod invitations;
mod kept;
mod leaving;
mod limits;
mod log;
mod mail;
mod mailbox;
mod oidc;
mod own_factor;
mod own_password;
mod pages;
mod people;
mod peppers;
mod permission_table;
mod permissions;
mod person;
mod pictures;
mod profile;
mod program;
mod rates;
mod reading;
mod recovery;
mod redirects;
mod registering_by_letter;
mod second_factor;
mod security_log;
mod sessions;
mod setting_up;
mod slow;
mod stop;
mod stories;
mod test_app;
mod tries;
mod two_nodes;
