//! What the security log says: who did what from where, on one line each, and never a secret.
//!
//! All of it has the tracing target `security`, so that it can be kept apart from the rest.

use domain::{Role, UserId};
use std::net::IpAddr;

pub(crate) fn logged_in(person: UserId, ip: IpAddr) {
    tracing::info!(target: "security", event = "login", %person, %ip, "somebody logged in");
}

pub(crate) fn login_failed(typed: &str, ip: IpAddr) {
    let typed = on_one_line(typed);
    tracing::warn!(target: "security", event = "login_failed", %typed, %ip, "a log-in failed");
}

pub(crate) fn login_limited(typed: &str, ip: IpAddr) {
    let typed = on_one_line(typed);
    tracing::warn!(target: "security", event = "login_limited", %typed, %ip, "a log-in came too soon");
}

pub(crate) fn password_rehashed(person: UserId) {
    tracing::info!(target: "security", event = "password_rehashed", %person, "a stored password was renewed");
}

pub(crate) fn account_made(person: UserId, role: Role) {
    tracing::info!(target: "security", event = "account_made", %person, %role, "an account was made");
}

pub(crate) fn setup_code_refused() {
    tracing::warn!(target: "security", event = "setup_code_refused", "a wrong set-up code was given");
}

pub(crate) fn role_changed(person: UserId, role: Role) {
    tracing::info!(target: "security", event = "role_changed", %person, %role, "a role was changed");
}

pub(crate) fn password_changed(person: UserId) {
    tracing::info!(target: "security", event = "password_changed", %person, "a password was changed");
}

pub(crate) fn reset_asked(person: Option<UserId>, ip: IpAddr) {
    let person = person.map_or_else(|| "nobody".to_owned(), |person| person.to_string());
    tracing::info!(target: "security", event = "reset_asked", %person, %ip, "a link for a new password was asked for");
}

pub(crate) fn reset_limited(ip: IpAddr) {
    tracing::warn!(target: "security", event = "reset_limited", %ip, "links for new passwords were asked for too often");
}

pub(crate) fn password_reset(person: UserId) {
    tracing::info!(target: "security", event = "password_reset", %person, "a forgotten password was replaced");
}

pub(crate) fn address_verified(person: UserId) {
    tracing::info!(target: "security", event = "address_verified", %person, "an address was confirmed");
}

pub(crate) fn address_changed(person: UserId) {
    tracing::info!(target: "security", event = "address_changed", %person, "an address was changed");
}

pub(crate) fn address_returned(person: UserId) {
    tracing::info!(target: "security", event = "address_returned", %person, "a change of address was taken back");
}

pub(crate) fn disabled(person: UserId) {
    tracing::info!(target: "security", event = "account_disabled", %person, "an account was disabled");
}

pub(crate) fn enabled(person: UserId) {
    tracing::info!(target: "security", event = "account_enabled", %person, "an account was enabled");
}

pub(crate) fn session_ended(person: UserId) {
    tracing::info!(target: "security", event = "session_ended", %person, "a session was ended by its owner");
}

pub(crate) fn other_sessions_ended(person: UserId) {
    tracing::info!(target: "security", event = "other_sessions_ended", %person, "all other sessions were ended by their owner");
}

/// Text that somebody typed, with everything escaped that could begin a new line, colour it or turn it around.
fn on_one_line(typed: &str) -> String {
    let mut line = String::with_capacity(typed.len());
    for c in typed.chars() {
        let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || turns || c == '\\' {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn row_82_a_name_with_a_line_break_stays_on_its_line() {
        assert_eq!(
            on_one_line("ada\n2026 admin logged in"),
            r"ada\n2026 admin logged in"
        );
        assert_eq!(on_one_line("\u{1b}[31m\u{202e}"), r"\u{1b}[31m\u{202e}");
        assert_eq!(on_one_line("アダ"), "アダ");
    }
}
