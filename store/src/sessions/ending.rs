//! Ending sessions: one's own, and everybody's at once. What is ended is not brought back by what was under way: whoever was
//! logging in finds that the account has another epoch, and whoever was taking a new id finds no session.

use super::{hash_of, lifetime};
use crate::entity::person;
use crate::entity::session::{Column, Entity};
use crate::{Error, Store};
use domain::UserId;
use sea_orm::sea_query::{Cond, Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use tower_sessions_core::session::Id;

/// Ends the session that a browser has by that id, or had until another of its requests took a new one.
pub async fn leave(store: &Store, id: &Id) -> Result<(), Error> {
    let id_hash = hash_of(id);
    let this = Cond::any()
        .add(Column::IdHash.eq(id_hash.as_str()))
        .add(Column::Former.eq(id_hash.as_str()));
    let tx = store.begin().await?;
    Entity::delete_many().filter(this).exec(&tx).await?;
    Ok(tx.commit().await?)
}

/// Ends every session of a person, on every device.
pub async fn end_all(store: &Store, person: UserId) -> Result<(), Error> {
    let tx = store.begin().await?;
    end_all_in(&tx, person).await?;
    Ok(tx.commit().await?)
}

/// The same, as part of something larger.
pub(crate) async fn end_all_in(tx: &DatabaseTransaction, person: UserId) -> Result<(), Error> {
    end_all_of_in(tx, &[person.0]).await
}

/// The same for several people.
pub(crate) async fn end_all_of_in(tx: &DatabaseTransaction, people: &[i64]) -> Result<(), Error> {
    raise(tx, people).await?;
    Entity::delete_many()
        .filter(Column::UserId.is_in(people.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends all sessions of a person but one. [`Error::NotFound`] if that one was ended already: then it decides nothing.
pub(crate) async fn end_all_but_in(
    store: &Store,
    tx: &DatabaseTransaction,
    person: UserId,
    this: &Id,
) -> Result<(), Error> {
    let this = hash_of(this);
    raise(tx, &[person.0]).await?;
    Entity::delete_many()
        .filter(Column::UserId.eq(person.0))
        .filter(Column::IdHash.ne(this.as_str()))
        .exec(tx)
        .await?;
    let left = Entity::find_by_id(this)
        .filter(Column::UserId.eq(person.0))
        .filter(lifetime::alive(store.now()))
        .count(tx)
        .await?;
    if left == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Whoever is logging in to these accounts begins again. To be called before sessions are removed.
async fn raise(tx: &DatabaseTransaction, people: &[i64]) -> Result<(), Error> {
    use person::Column as Person;
    person::Entity::update_many()
        .col_expr(Person::SessionEpoch, Expr::col(Person::SessionEpoch).add(1))
        .filter(Person::Id.is_in(people.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// The sessions of these people go on under new ids, from their next request on: what they may do has changed.
pub(crate) async fn renew_all_of_in(tx: &DatabaseTransaction, people: &[i64]) -> Result<(), Error> {
    Entity::update_many()
        .col_expr(Column::RenewalDue, Expr::value(true))
        .filter(Column::UserId.is_in(people.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}
