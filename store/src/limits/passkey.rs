//! How often a place may ask for a passkey and show one. Counted apart from passwords: whoever guesses those keeps nobody
//! with a passkey out.

use super::rule::Rule;
use super::{HOUR, Limit, MINUTE, count, place};
use crate::{Error, Store};
use std::net::IpAddr;

/// Counts a question, which costs the site a row in the database.
pub(crate) async fn passkey_question(store: &Store, ip: IpAddr) -> Result<(), Error> {
    let minutes = Limit::new(
        Rule::window(60, 10 * MINUTE),
        &["passkey asked", &place(ip)],
    );
    count(store, &[minutes], "").await
}

/// Counts an answer, as a try of a password is counted.
pub(crate) async fn passkey(store: &Store, ip: IpAddr) -> Result<(), Error> {
    let place = place(ip);
    let limits = [
        Limit::new(Rule::window(10, 3 * MINUTE), &["passkey, minutes", &place]),
        Limit::new(Rule::window(60, HOUR), &["passkey, hour", &place]),
    ];
    count(store, &limits, "").await
}
