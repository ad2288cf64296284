//! Replacing a forgotten password, by the link in a letter.

use crate::accounts::passwords::{judge, replace};
use crate::entity::person::{Column, Entity, Model};
use crate::links::{self, Purpose};
use crate::{Error, Store, api_tokens, events, letters, sessions};
use domain::{LinkSecret, NewPassword, UserId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Whether the link still opens something. [`Error::NotFound`] if not: it was used, it is too old, a newer one was sent, or
/// the password or the address changed in the meantime.
pub async fn may_reset(store: &Store, secret: &LinkSecret) -> Result<(), Error> {
    let (now, db) = (store.now(), store.reader());
    let link = links::find(db, &[Purpose::Reset], secret, now).await?;
    owner(db, link.person).await.map(|_| ())
}

/// Uses the link up: of many who use it at once one comes through, and the others find [`Error::NotFound`].
///
/// The account has the new password, nobody is logged in to it any more, no token acts for it, and its address is known
/// to be its owner's.
pub async fn reset(
    store: &Store,
    secret: &LinkSecret,
    password: &NewPassword,
    site_title: &str,
) -> Result<(), Error> {
    let link = links::find(store.reader(), &[Purpose::Reset], secret, store.now()).await?;
    let person = owner(store.reader(), link.person).await?;
    // Outside of the transaction: others may write while this takes its time.
    let hash = judge(store, &person, password, site_title).await?;
    let now = store.now();
    let tx = store.begin().await?;
    links::consume(&tx, &[Purpose::Reset], secret, now).await?;
    sessions::end_all_in(&tx, UserId(person.id)).await?;
    replace(&tx, now, &person, hash).await?;
    // Who had to come back in this way cannot know who made them.
    api_tokens::revoke_all_in(&tx, UserId(person.id)).await?;
    Entity::update_many()
        .col_expr(Column::EmailVerified, Expr::value(now.millis()))
        .filter(Column::Id.eq(person.id))
        .exec(&tx)
        .await?;
    events::password_reset(UserId(person.id))
        .commit(store, tx)
        .await?;
    letters::announce(store);
    Ok(())
}

/// The person that a link is for, unless their account is closed.
async fn owner(db: &impl ConnectionTrait, person: Option<i64>) -> Result<Model, Error> {
    let id = person.ok_or(Error::NotFound)?;
    let person = Entity::find_by_id(id)
        .filter(Column::Disabled.is_null())
        .one(db)
        .await?;
    person.ok_or(Error::NotFound)
}
