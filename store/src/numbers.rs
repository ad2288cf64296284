//! The site in figures.

use crate::{Error, Store, query};
use domain::Numbers;
use sea_orm::FromQueryResult;

/// "New" means: of the last seven days, in milliseconds.
const LATELY: i64 = 7 * 24 * 60 * 60 * 1000;

#[derive(FromQueryResult)]
struct Row {
    people: i64,
    new_people: i64,
    posts: i64,
    drafts: i64,
    comments: i64,
    new_comments: i64,
    failed_logins: i64,
}

/// Counts everything, with one query.
pub async fn count(store: &Store) -> Result<Numbers, Error> {
    const SQL: &str = concat!(
        "SELECT (SELECT COUNT(*) FROM people) AS people, ",
        "(SELECT COUNT(*) FROM people WHERE created > $1) AS new_people, ",
        "(SELECT COUNT(*) FROM posts WHERE status = 'published') AS posts, ",
        "(SELECT COUNT(*) FROM posts WHERE status = 'draft') AS drafts, ",
        "(SELECT COUNT(*) FROM comments) AS comments, ",
        "(SELECT COUNT(*) FROM comments WHERE created > $1) AS new_comments, ",
        "(SELECT COUNT(*) FROM audit WHERE event = 'login_failed' AND at > $1) AS failed_logins",
    );
    let since = store.now().plus_millis(-LATELY).millis();
    let row: Option<Row> = query::one(store, SQL, [since.into()]).await?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(Numbers {
        people: row.people,
        new_people: row.new_people,
        posts: row.posts,
        drafts: row.drafts,
        comments: row.comments,
        new_comments: row.new_comments,
        failed_logins: row.failed_logins,
    })
}
