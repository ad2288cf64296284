//! Pictures become somebody's, and go.

use crate::entity::person;
use crate::entity::picture::{ActiveModel, Column, Entity, Model};
use crate::entity::picture_use;
use crate::{Error, Store};
use domain::upload::{MOST, QUOTA, Refusal};
use domain::{Picture, UserId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait,
    DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Statement,
};

/// Refuses somebody who has no room for a picture left, before any work is done for it.
pub async fn room(store: &Store, owner: UserId) -> Result<(), Error> {
    fits(store.reader(), owner, 1).await
}

/// Makes a picture somebody's, and says its number. Who uploads the same again has it once; what it shows can be said
/// the second time too.
pub async fn add(
    store: &Store,
    owner: UserId,
    picture: &Picture,
    bytes: u64,
    alt: &str,
) -> Result<i64, Error> {
    let tx = store.begin().await?;
    // Two uploads of the same person count one after the other.
    person::Entity::find_by_id(owner.0)
        .select_only()
        .column(person::Column::Id)
        .lock_exclusive()
        .into_tuple::<i64>()
        .one(&tx)
        .await?
        .ok_or(Error::NotFound)?;
    let id = match theirs(&tx, owner, &picture.hash).await? {
        Some(row) => {
            if !alt.is_empty() {
                set_alt(&tx, row.id, alt).await?;
            }
            row.id
        }
        None => {
            fits(&tx, owner, bytes).await?;
            let row = ActiveModel {
                id: NotSet,
                owner: Set(Some(owner.0)),
                hash: Set(picture.hash.clone()),
                kind: Set(picture.kind.extension().to_owned()),
                width: Set(number(picture.width.into())),
                height: Set(number(picture.height.into())),
                bytes: Set(i64::try_from(bytes).unwrap_or(i64::MAX)),
                alt: Set(alt.to_owned()),
                created: Set(store.now().millis()),
            };
            row.insert(&tx).await?.id
        }
    };
    tx.commit().await?;
    Ok(id)
}

/// Says what a picture shows.
pub async fn describe(store: &Store, id: i64, alt: &str) -> Result<(), Error> {
    let tx = store.begin().await?;
    set_alt(&tx, id, alt).await?;
    Ok(tx.commit().await?)
}

/// Takes a picture from its owner. Whether its files go is asked of [`is_anybodys`](super::is_anybodys).
pub async fn delete(store: &Store, id: i64) -> Result<(), Error> {
    let tx = store.begin().await?;
    let deleted = Entity::delete_by_id(id).exec(&tx).await?;
    if deleted.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    Ok(tx.commit().await?)
}

/// Pictures of people who go: those that no post shows go with them.
pub(crate) async fn let_go(tx: &DatabaseTransaction, owners: &[i64]) -> Result<(), Error> {
    let shown = picture_use::Entity::find()
        .select_only()
        .column(picture_use::Column::Hash);
    Entity::delete_many()
        .filter(Column::Owner.is_in(owners.iter().copied()))
        .filter(Column::Hash.not_in_subquery(sea_orm::QueryTrait::into_query(shown)))
        .exec(tx)
        .await?;
    Ok(())
}

async fn theirs(
    tx: &DatabaseTransaction,
    owner: UserId,
    hash: &str,
) -> Result<Option<Model>, Error> {
    let theirs = Entity::find()
        .filter(Column::Owner.eq(owner.0))
        .filter(Column::Hash.eq(hash));
    Ok(theirs.one(tx).await?)
}

async fn set_alt(tx: &DatabaseTransaction, id: i64, alt: &str) -> Result<(), Error> {
    let set = Entity::update_many()
        .col_expr(Column::Alt, Expr::value(alt))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    if set.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Whether somebody may have so many bytes more, in one picture more.
async fn fits(db: &impl ConnectionTrait, owner: UserId, bytes: u64) -> Result<(), Error> {
    const SQL: &str =
        "SELECT COUNT(*), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM pictures WHERE owner = $1";
    let statement =
        Statement::from_sql_and_values(db.get_database_backend(), SQL, [owner.0.into()]);
    let row = db.query_one_raw(statement).await?.ok_or(Error::Busy)?;
    let count: i64 = row.try_get_by_index(0)?;
    let used: i64 = row.try_get_by_index(1)?;
    let (count, used) = (
        u64::try_from(count).unwrap_or(0),
        u64::try_from(used).unwrap_or(0),
    );
    if count >= MOST {
        return Err(Error::Refused(Refusal::TooMany));
    }
    if used.saturating_add(bytes) > QUOTA {
        return Err(Error::Refused(Refusal::NoRoom));
    }
    Ok(())
}

fn number(side: i64) -> i32 {
    i32::try_from(side).unwrap_or(i32::MAX)
}
