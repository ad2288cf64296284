//! Finding earlier versions. Whether somebody may see them is asked above, of the post.

use crate::people::Byline;
use crate::{Error, Store, query};
use domain::post::PostForm;
use domain::revision::{Reason, Revision, RevisionSource};
use domain::{PostId, RevisionId, Timestamp, UserId};
use sea_orm::FromQueryResult;

/// The SQL of versions with whoever saved them.
macro_rules! versions {
    ($form:literal, $which:literal) => {
        concat!(
            "SELECT r.id, r.version, r.at, r.reason, r.title, ",
            $form,
            " AS form, a.id AS author_id, a.name AS author_name, a.handle AS author_handle ",
            "FROM revisions r LEFT JOIN people a ON a.id = r.person WHERE r.post = $1",
            $which
        )
    };
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    version: i64,
    at: i64,
    reason: String,
    title: String,
    form: Option<String>,
    author_id: Option<i64>,
    author_name: Option<String>,
    author_handle: Option<String>,
}

#[derive(FromQueryResult)]
struct Saver {
    person: Option<i64>,
}

/// Every version of a post that is kept, the newest first. There are never too many for a page.
pub async fn list(store: &Store, post: PostId) -> Result<Vec<Revision>, Error> {
    const SQL: &str = versions!("NULL", " ORDER BY r.id DESC");
    let rows: Vec<Row> = query::all(store, SQL, [post.0.into()]).await?;
    Ok(rows.into_iter().map(Revision::from).collect())
}

/// A version of this post, with all that it said.
pub async fn find(store: &Store, post: PostId, id: RevisionId) -> Result<RevisionSource, Error> {
    const SQL: &str = versions!("r.form", " AND r.id = $2");
    let row: Option<Row> = query::one(store, SQL, [post.0.into(), id.0.into()]).await?;
    row.map(source).transpose()?.ok_or(Error::NotFound)
}

/// What was saved before a version of this post.
pub async fn before(
    store: &Store,
    post: PostId,
    id: RevisionId,
) -> Result<Option<RevisionSource>, Error> {
    const SQL: &str = versions!(
        "r.form",
        " AND r.id < $2 AND r.reason = 'saved' ORDER BY r.id DESC LIMIT 1"
    );
    let row: Option<Row> = query::one(store, SQL, [post.0.into(), id.0.into()]).await?;
    row.map(source).transpose()
}

/// Who saved a post last, as far as it is known.
pub async fn last_saved_by(store: &Store, post: PostId) -> Result<Option<UserId>, Error> {
    const SQL: &str = "SELECT person FROM revisions WHERE post = $1 AND reason = 'saved' ORDER BY id DESC LIMIT 1";
    let row: Option<Saver> = query::one(store, SQL, [post.0.into()]).await?;
    Ok(row.and_then(|row| row.person).map(UserId))
}

impl From<Row> for Revision {
    fn from(row: Row) -> Self {
        Self {
            id: RevisionId(row.id),
            version: row.version,
            by: Byline(row.author_id, row.author_name, row.author_handle).into(),
            at: Timestamp::from_millis(row.at),
            reason: Reason::from_word(&row.reason),
            title: row.title,
        }
    }
}

fn source(mut row: Row) -> Result<RevisionSource, Error> {
    let form: PostForm = serde_json::from_str(&row.form.take().unwrap_or_default())?;
    Ok(RevisionSource {
        revision: row.into(),
        form,
    })
}
