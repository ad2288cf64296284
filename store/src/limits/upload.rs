//! How many pictures somebody may upload in an hour: each costs the site some seconds of work.

use super::rule::Rule;
use super::{HOUR, Limit, count};
use crate::{Error, Store};
use domain::UserId;

/// Counts a picture that somebody uploads.
pub async fn upload(store: &Store, person: UserId) -> Result<(), Error> {
    let whose = person.to_string();
    let hourly = Limit::new(Rule::window(300, HOUR), &["upload, hour", &whose]);
    count(store, &[hourly], "").await
}
