//! Whether an admin is at work with a session, or has left it open and gone.

use super::{PACE, hash_of, lifetime};
use crate::entity::session::{Column, Entity};
use crate::{Error, Store};
use domain::Timestamp;
use domain::session::is_at_work;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use tower_sessions_core::session::Id;

/// Whether the pages of an admin are open to this session.
///
/// They are if one of them was used within the last hour, or the password was given then, at `confirmed`. If so, notes that one is used now, a few minutes apart at least.
pub async fn work(store: &Store, id: &Id, confirmed: Option<Timestamp>) -> Result<bool, Error> {
    let now = store.now();
    let worked: Option<Option<i64>> = Entity::find_by_id(hash_of(id))
        .filter(lifetime::alive(now))
        .select_only()
        .column(Column::Worked)
        .into_tuple()
        .one(store.reader())
        .await?;
    let worked = worked.flatten().map(Timestamp::from_millis);
    let Some(last) = worked.max(confirmed).filter(|last| is_at_work(*last, now)) else {
        return Ok(false);
    };
    if now >= last.plus_millis(PACE) {
        let tx = store.begin().await?;
        Entity::update_many()
            .col_expr(Column::Worked, Expr::value(now.millis()))
            .filter(Column::IdHash.eq(hash_of(id)))
            .exec(&tx)
            .await?;
        tx.commit().await?;
    }
    Ok(true)
}
