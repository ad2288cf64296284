//! The bin: where posts go that were deleted, and from where they come back, with their comments, for thirty days.

use super::recount;
use super::rows::SlugRow;
use crate::{Error, Store, query};
use domain::post::{Binned, IN_BIN};
use domain::{PostId, Slug, Timestamp, UserId, Viewer, policy};
use sea_orm::{DatabaseTransaction, FromQueryResult};

/// Most posts that the bin shows.
const MOST: i64 = 100;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    author_id: Option<i64>,
    title: String,
    since: i64,
    comments: i64,
}

impl From<Row> for Binned {
    fn from(row: Row) -> Self {
        Self {
            id: PostId(row.id),
            author: row.author_id.map(UserId),
            title: row.title,
            since: Timestamp::from_millis(row.since),
            comments: row.comments,
        }
    }
}

/// The SQL of posts in the bin.
macro_rules! binned {
    ($which:literal) => {
        concat!(
            "SELECT p.id, p.author_id, p.title, COALESCE(p.binned, 0) AS since, ",
            "(SELECT COUNT(*) FROM comments c WHERE c.post_id = p.id) AS comments ",
            "FROM posts p WHERE p.status = 'bin' AND ",
            $which
        )
    };
}

/// Puts a post into the bin, with the comments under it: for everybody it is gone.
pub async fn delete(store: &Store, id: PostId, by: UserId) -> Result<(), Error> {
    const SQL: &str = concat!(
        "UPDATE posts SET before_bin = status, status = 'bin', binned = $2, binned_by = $3 ",
        "WHERE id = $1 AND status <> 'bin'",
    );
    let tx = store.begin().await?;
    let values = [id.0.into(), store.now().millis().into(), by.0.into()];
    changed(query::change(&tx, SQL, values).await?)?;
    done(tx).await
}

/// What of somebody's is in the bin, and what they put there, the newest first. No more than a hundred.
pub async fn binned(store: &Store, viewer: &Viewer) -> Result<Vec<Binned>, Error> {
    const SQL: &str = binned!(
        "(p.author_id = $1 OR p.binned_by = $1) ORDER BY p.binned DESC, p.id DESC LIMIT $2"
    );
    let values = [viewer.id.0.into(), MOST.into()];
    let rows: Vec<Row> = query::all(store, SQL, values).await?;
    let binned = rows.into_iter().map(Binned::from);
    Ok(binned
        .filter(|post| policy::can_empty_bin(Some(viewer), post))
        .collect())
}

/// A post in the bin, for whoever may take it out. For everybody else there is none.
pub async fn in_bin(store: &Store, viewer: &Viewer, id: PostId) -> Result<Binned, Error> {
    const SQL: &str = binned!("p.id = $1");
    let row: Option<Row> = query::one(store, SQL, [id.0.into()]).await?;
    row.map(Binned::from)
        .filter(|post| policy::can_empty_bin(Some(viewer), post))
        .ok_or(Error::NotFound)
}

/// Takes a post out of the bin, as it was, and says where it is. What was to be published in the meantime is a draft now:
/// its moment is over.
pub async fn bring_back(store: &Store, id: PostId) -> Result<Slug, Error> {
    const SQL: &str = concat!(
        "UPDATE posts SET status = CASE WHEN before_bin = 'scheduled' AND COALESCE(publish_at, 0) <= $2 THEN 'draft' ",
        "ELSE COALESCE(before_bin, 'draft') END, before_bin = NULL, binned = NULL, binned_by = NULL ",
        "WHERE id = $1 AND status = 'bin' RETURNING slug",
    );
    let tx = store.begin().await?;
    let values = [id.0.into(), store.now().millis().into()];
    let back: Vec<SlugRow> = query::all_in(&tx, SQL, values).await?;
    let back = back.first().ok_or(Error::NotFound)?;
    done(tx).await?;
    Ok(Slug::from_path(&back.slug))
}

/// Removes a post that is in the bin, for good, and the comments under it.
pub async fn discard(store: &Store, id: PostId) -> Result<(), Error> {
    const SQL: &str = "DELETE FROM posts WHERE id = $1 AND status = 'bin'";
    let tx = store.begin().await?;
    changed(query::change(&tx, SQL, [id.0.into()]).await?)?;
    done(tx).await
}

/// Removes what has been in the bin for longer than it is kept. For every few minutes; returns how many posts went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    const SQL: &str = "DELETE FROM posts WHERE status = 'bin' AND binned <= $1";
    let tx = store.begin().await?;
    let kept_since = store.now().plus_millis(-IN_BIN).millis();
    let swept = query::change(&tx, SQL, [kept_since.into()]).await?;
    tx.commit().await?;
    Ok(swept)
}

fn changed(rows: u64) -> Result<(), Error> {
    if rows == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

async fn done(tx: DatabaseTransaction) -> Result<(), Error> {
    recount(&tx).await?;
    Ok(tx.commit().await?)
}
