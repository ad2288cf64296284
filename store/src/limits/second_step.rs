//! How often somebody whose password was right may try a code.

use super::rule::Rule;
use super::{HOUR, Limit, count, place};
use crate::entity::attempt::Entity;
use crate::{Error, Store};
use domain::UserId;
use sea_orm::{DatabaseTransaction, EntityTrait};
use std::net::IpAddr;

/// Three of a million codes count at any moment. So many tries a day, from wherever, and a year of them finds one with a
/// chance of one in ten.
const CEILING: i32 = 100;

/// Counts against the person from this place, against the place, and against the person from everywhere.
///
/// Whoever reaches this knows the person's password, so nobody else can use it to lock them out.
pub(crate) struct SecondStep([Limit; 3]);

impl SecondStep {
    pub(crate) fn of(person: UserId, ip: IpAddr) -> Self {
        let place = place(ip);
        let person = person.to_string();
        Self([
            Limit::new(Rule::window(60, HOUR), &["second step, hour", &place]),
            Limit::new(
                Rule::window(CEILING, 24 * HOUR),
                &["second step, day", &person],
            ),
            Limit::new(Rule::BackOff, &["second step", &place, &person]),
        ])
    }

    /// Counts the try as a failure before it is one, so that many tries at once do not slip by.
    pub(crate) async fn count(&self, store: &Store) -> Result<(), Error> {
        count(store, &self.0, "").await
    }

    /// It was not a failure: the person's back-off from that place is over.
    pub(crate) async fn forget(&self, tx: &DatabaseTransaction) -> Result<(), Error> {
        let [_, _, person] = &self.0;
        Entity::delete_by_id(person.key.as_str()).exec(tx).await?;
        Ok(())
    }
}
