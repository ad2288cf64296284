//! Publishing what waits for its moment.

use super::recount;
use crate::audit::commit_all;
use crate::{Error, Store, events, query};
use domain::UserId;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Due {
    author_id: Option<i64>,
    slug: String,
}

/// Publishes every post whose moment has come, also long ago, and says how many. Any number of processes may do this at
/// once: a post is published by whoever comes first, and told of once.
///
/// It is dated as it was planned.
pub async fn publish_due(store: &Store) -> Result<u64, Error> {
    /// For the others a look is enough, without a transaction that writes.
    const ANY: &str =
        "SELECT author_id, slug FROM posts WHERE status = 'scheduled' AND publish_at <= $1 LIMIT 1";
    const PUBLISH: &str = concat!(
        "UPDATE posts SET status = 'published', published = COALESCE(published, publish_at), publish_at = NULL ",
        "WHERE status = 'scheduled' AND publish_at <= $1 RETURNING author_id, slug",
    );
    let now = store.now().millis();
    if query::one::<Due>(store, ANY, [now.into()]).await?.is_none() {
        return Ok(0);
    }
    let tx = store.begin().await?;
    let published: Vec<Due> = query::all_in(&tx, PUBLISH, [now.into()]).await?;
    if published.is_empty() {
        return Ok(0);
    }
    recount(&tx).await?;
    let told: Vec<_> = published
        .iter()
        .map(|post| events::published_on_time(post.author_id.map(UserId), &post.slug))
        .collect();
    commit_all(store, tx, &told).await?;
    Ok(u64::try_from(published.len()).unwrap_or(u64::MAX))
}
