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
mod at_once;
mod audit;
mod authenticator;
mod bare;
mod cli;
mod client_ip;
mod config;
mod config_oidc;
mod config_secrets;
mod conflict;
mod controls;
mod counted;
mod crowd;
mod csrf;
mod demo;
#[expect(dead_code, reason = "the tests of the store use what these do not")]
#[path = "../../../store/tests/passkeys/device.rs"]
mod device;
mod devices;
mod drafts;
mod errors;
mod fields;
mod going;
mod headers;
mod heavy;
mod host;
mod import;
mod imported;
mod in_flight;
mod injection;
mod invitations;
mod kept;
mod known_passwords;
mod leaving;
mod limits;
mod log;
mod logging_in;
mod looking;
mod machines;
mod mail;
mod mailbox;
mod oidc;
mod own_factor;
mod own_password;
mod pages;
mod passkeys;
mod people;
mod peppers;
mod permission_table;
mod permissions;
mod person;
mod pictures;
mod profile;
mod program;
mod proxy;
mod publishing;
mod rates;
mod reading;
mod recovery;
mod redirects;
mod refusals;
mod registering_by_letter;
mod revisions;
mod second_factor;
mod security_log;
mod session_ids;
mod sessions;
mod setting_up;
mod silent;
mod slow;
mod stop;
mod stories;
mod sudo;
mod test_app;
mod tries;
mod two_nodes;
mod unsaved;
