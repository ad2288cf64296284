//! Noting that a session is in use, from where and with what, without writing at every page.

use super::{PACE, hash_of, lifetime};
use crate::audit::network;
use crate::entity::session::{Column, Entity};
use crate::{Error, Store};
use sea_orm::sea_query::{Cond, Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::net::IpAddr;
use tower_sessions_core::session::Id;

/// Longest description of a browser that is kept, in characters.
const AGENT: usize = 200;

/// Notes that somebody came with this session. Cheap to call for every request; does nothing if the session has ended.
pub async fn touch(store: &Store, id: &Id, user_agent: &str, ip: IpAddr) -> Result<(), Error> {
    let now = store.now();
    let due = Cond::all()
        .add(Column::IdHash.eq(hash_of(id)))
        .add(lifetime::alive(now))
        .add(is_due(now.plus_millis(-PACE).millis()));
    let waiting = Entity::find()
        .filter(due.clone())
        .count(store.reader())
        .await?;
    if waiting == 0 {
        return Ok(());
    }
    let tx = store.begin().await?;
    Entity::update_many()
        .col_expr(Column::Seen, Expr::value(now.millis()))
        .col_expr(Column::UserAgent, Expr::value(agent(user_agent)))
        .col_expr(Column::Ip, Expr::value(network(ip)))
        .filter(due)
        .exec(&tx)
        .await?;
    Ok(tx.commit().await?)
}

/// The first time, and whenever the pace allows it.
fn is_due(before: i64) -> Condition {
    Cond::any()
        .add(Column::Seen.lte(before))
        .add(Column::UserAgent.eq(""))
}

/// What the browser says of itself, on one line; never nothing, which would read as "not seen yet".
fn agent(said: &str) -> String {
    let line: String = said
        .chars()
        .filter(|c| !c.is_control())
        .take(AGENT)
        .collect();
    if line.is_empty() {
        "unknown".to_owned()
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::agent;

    #[test]
    fn a_browser_is_described_on_one_short_line() {
        assert_eq!(agent("a\nb\u{1b}"), "ab");
        assert_eq!(agent(""), "unknown");
        assert_eq!(agent(&"x".repeat(1000)).len(), 200);
    }
}
