//! How many posts are published. The home page wants to know on every request, and counting ten thousand rows takes longer
//! than everything else on it, so the number is kept.

use crate::entity::post::{Column, Entity};
use crate::{Error, settings};
use domain::UserId;
use domain::post::Status;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    Statement,
};

/// Counts again. To be called at the end of every transaction that may have changed the number.
pub(crate) async fn recount(tx: &DatabaseTransaction) -> Result<(), Error> {
    // Whoever else is about to count waits here, and then sees what this transaction did.
    settings::get_locked(tx, settings::POSTS_PUBLISHED).await?;
    let counted = counted(tx).await?;
    settings::set(tx, settings::POSTS_PUBLISHED, counted.to_string()).await
}

/// The kept number; on a site where nobody counted yet, the counted one.
pub(super) async fn published(db: &impl ConnectionTrait) -> Result<i64, Error> {
    match settings::get(db, settings::POSTS_PUBLISHED).await? {
        Some(kept) => Ok(kept.parse().unwrap_or(0)),
        None => counted(db).await,
    }
}

/// How many posts in this state somebody has.
pub(super) async fn theirs(
    db: &impl ConnectionTrait,
    author: UserId,
    status: Status,
) -> Result<i64, Error> {
    let theirs = Entity::find()
        .filter(Column::AuthorId.eq(author.0))
        .filter(Column::Status.eq(status.word()));
    Ok(i64::try_from(theirs.count(db).await?).unwrap_or(i64::MAX))
}

async fn counted(db: &impl ConnectionTrait) -> Result<i64, Error> {
    const COUNT: &str = "SELECT COUNT(*) FROM posts WHERE status = 'published'";
    let statement = Statement::from_string(db.get_database_backend(), COUNT);
    let row = db.query_one_raw(statement).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get_by_index(0))?)
}
