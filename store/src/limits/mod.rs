//! How often something may be tried. The counts live in the database, so that a restart forgives nothing and two nodes
//! count together.

use crate::entity::attempt::{ActiveModel, Column, Entity, Model};
use crate::{Error, Store, events, hash};
use domain::Timestamp;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, QueryFilter, QuerySelect,
};
use std::net::{IpAddr, Ipv6Addr};

mod doing;
mod passkey;
mod rule;
mod second_step;
mod telling;
mod upkeep;

pub use doing::{api, comment, keep, preview, search, strength, take_away, upload, write};
pub(crate) use doing::{invitation, letter_by, shared_draft};
pub(crate) use passkey::{passkey, passkey_question};
use rule::{Rule, State};
pub(crate) use second_step::SecondStep;
pub(crate) use telling::{is_told, tell_in};
pub use upkeep::sweep;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// Counts an attempt to make an account; refuses one too many from the same place.
pub async fn sign_up(store: &Store, ip: IpAddr) -> Result<(), Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    let hourly = Limit::new(Rule::window(60, HOUR), &["sign-up", &place(ip)]);
    count(store, &[hourly], "").await
}

/// Counts a request for a link in the place of a password: for one account, and from one place.
pub(crate) async fn reset(store: &Store, whose: &str, ip: IpAddr) -> Result<(), Error> {
    let minutes = Rule::window(10, 3 * MINUTE);
    let from = Limit::new(minutes, &["reset, minutes", &place(ip)]);
    let account = Limit::new(Rule::window(4, HOUR), &["reset, hour", whose]);
    count(store, &[from, account], "").await
}

/// Counts a letter that somebody causes to be sent to an address, which may not be theirs.
pub(crate) async fn letter_to(store: &Store, address: &str) -> Result<(), Error> {
    let address = address.to_lowercase();
    let hourly = Limit::new(Rule::window(4, HOUR), &["letter, hour", &address]);
    count(store, &[hourly], "").await
}

/// Counts a try to log in with a provider, which costs the site a question to it; refuses one too many from a place.
pub async fn provider(store: &Store, ip: IpAddr) -> Result<(), Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    let minutes = Limit::new(Rule::window(60, 10 * MINUTE), &["provider", &place(ip)]);
    count(store, &[minutes], "").await
}

/// The counters of somebody who logs in: two for the place they come from, one for that place and the name they give.
///
/// The name counts as it was typed, whether or not it is anybody's: a back-off tells nothing about accounts.
pub(crate) struct LogIn {
    limits: [Limit; 3],
    /// As it was typed, for the audit log.
    login: String,
}

impl LogIn {
    pub(crate) fn of(login: &str, ip: IpAddr) -> Self {
        let place = place(ip);
        let limits = [
            Limit::new(Rule::window(10, 3 * MINUTE), &["log-in, minutes", &place]),
            Limit::new(Rule::window(60, HOUR), &["log-in, hour", &place]),
            Limit::new(Rule::BackOff, &["log-in, name", &place, login]),
        ];
        Self {
            limits,
            login: login.to_owned(),
        }
    }

    /// Counts the try as a failure before it is one, so that many tries at once do not slip by.
    pub(crate) async fn count(&self, store: &Store) -> Result<(), Error> {
        count(store, &self.limits, &self.login).await
    }

    /// It was not a failure: the name's back-off from that place is over.
    pub(crate) async fn forget(&self, tx: &DatabaseTransaction) -> Result<(), Error> {
        let [_, _, name] = &self.limits;
        Entity::delete_by_id(name.key.as_str()).exec(tx).await?;
        Ok(())
    }
}

/// A rule, and whom it counts.
struct Limit {
    rule: Rule,
    /// What the audit log calls it.
    name: String,
    /// A hash: whoever reads the table learns neither names nor addresses from it.
    key: String,
}

impl Limit {
    /// `whom` begins with the name of the limit.
    fn new(rule: Rule, whom: &[&str]) -> Self {
        let parts: Vec<&[u8]> = whom.iter().map(|part| part.as_bytes()).collect();
        Self {
            rule,
            name: whom.first().copied().unwrap_or_default().to_owned(),
            key: hash::of(&parts),
        }
    }
}

/// Counts one try against every limit, or against none of them if one refuses. `about` is what somebody typed, for the
/// audit log.
async fn count(store: &Store, limits: &[Limit], about: &str) -> Result<(), Error> {
    let now = store.now();
    refuse_early(store, limits, now, about).await?;
    let tx = store.begin().await?;
    for limit in limits {
        if let Err(error) = count_one(&tx, limit, now).await {
            tx.rollback().await?;
            // Others were faster. What they left can be seen by now, and told of.
            refuse_early(store, limits, now, about).await?;
            return Err(error);
        }
    }
    tx.commit().await?;
    upkeep::now_and_then(store).await
}

/// Somebody who hammers at a closed door costs a look at it, not a write.
async fn refuse_early(
    store: &Store,
    limits: &[Limit],
    now: Timestamp,
    about: &str,
) -> Result<(), Error> {
    let keys = limits.iter().map(|limit| limit.key.as_str());
    let rows = Entity::find()
        .filter(Column::Key.is_in(keys))
        .all(store.reader())
        .await?;
    for row in &rows {
        if let Some(limit) = limits.iter().find(|limit| limit.key == row.key)
            && let Err(refused) = refuse(limit.rule, row, now)
        {
            tell(store, limit, row, now, about).await?;
            return Err(refused);
        }
    }
    Ok(())
}

/// Tells the log of every refusal, and the audit log of the first since the door closed: hammering does not fill it.
async fn tell(
    store: &Store,
    limit: &Limit,
    row: &Model,
    now: Timestamp,
    about: &str,
) -> Result<(), Error> {
    let hit = events::limit_hit(&limit.name, about);
    let until = limit.rule.closed_until(State::of(row), now.millis());
    let until = until.unwrap_or_default();
    if row.told_until >= until {
        hit.tell(store.actor());
        return Ok(());
    }
    let tx = store.begin().await?;
    let first = Entity::update_many()
        .col_expr(Column::ToldUntil, Expr::value(until))
        .filter(Column::Key.eq(limit.key.as_str()))
        .filter(Column::ToldUntil.lt(until))
        .exec(&tx)
        .await?;
    if first.rows_affected == 0 {
        hit.tell(store.actor());
        return Ok(());
    }
    hit.commit(store, tx).await
}

async fn count_one(tx: &DatabaseTransaction, limit: &Limit, now: Timestamp) -> Result<(), Error> {
    let none_yet = ActiveModel {
        key: Set(limit.key.clone()),
        count: Set(0),
        first: Set(now.millis()),
        last: Set(now.millis()),
        blocked_until: Set(0),
        told_until: Set(0),
    };
    // The row has to be there before it can be locked.
    Entity::insert(none_yet)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    let row = Entity::find_by_id(limit.key.as_str())
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?;
    refuse(limit.rule, &row, now)?;
    let next = limit.rule.after(State::of(&row), now.millis());
    let mut row = row.into_active_model();
    row.count = Set(next.count);
    row.first = Set(next.first);
    row.last = Set(now.millis());
    row.blocked_until = Set(next.blocked_until);
    row.update(tx).await?;
    Ok(())
}

fn refuse(rule: Rule, row: &Model, now: Timestamp) -> Result<(), Error> {
    match rule.closed_until(State::of(row), now.millis()) {
        None => Ok(()),
        Some(until) => Err(Error::TooMany {
            retry_after_secs: u64::try_from(until - now.millis())
                .unwrap_or(0)
                .div_ceil(1000),
        }),
    }
}

/// Where somebody comes from: a host of IPv4, or a network of IPv6, whose /64 is what one person has to themselves.
fn place(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn row_13_an_address_of_ipv6_counts_as_its_network() -> Result<(), std::net::AddrParseError> {
        let same = |one: &str, other: &str| Ok(place(one.parse()?) == place(other.parse()?));
        assert!(same("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")?);
        assert!(!same("2001:db8:1:2::1", "2001:db8:1:3::1")?);
        assert!(same("::ffff:192.0.2.1", "192.0.2.1")?);
        assert!(!same("192.0.2.1", "192.0.2.2")?);
        Ok(())
    }
}
