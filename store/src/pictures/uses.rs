//! Which posts show which pictures: written down whenever a post is saved, in the same transaction.

use crate::entity::picture_use::{ActiveModel, Column, Entity};
use crate::entity::post;
use crate::{Error, Store};
use domain::library::Use;
use domain::policy::OwnedPost;
use domain::post::Status;
use domain::{PostId, Slug, UserId, Viewer, policy, shown};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashMap;

/// Writes down which pictures a post shows, in its text or as its cover.
pub(crate) async fn note(
    tx: &DatabaseTransaction,
    post: PostId,
    body: &str,
    cover: Option<&str>,
) -> Result<(), Error> {
    Entity::delete_many()
        .filter(Column::Post.eq(post.0))
        .exec(tx)
        .await?;
    let mut hashes = shown::hashes(body);
    hashes.extend(shown::hashes(cover.unwrap_or_default()));
    let rows: Vec<ActiveModel> = hashes
        .into_iter()
        .map(|hash| ActiveModel {
            post: Set(post.0),
            hash: Set(hash),
        })
        .collect();
    // As many as SQLite takes values in one statement.
    for rows in rows.chunks(1000) {
        Entity::insert_many(rows.to_vec())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// For each picture the posts that this viewer may see, and the number of the others.
pub(super) async fn of(
    store: &Store,
    viewer: &Viewer,
    hashes: Vec<String>,
) -> Result<HashMap<String, (Vec<Use>, u64)>, Error> {
    type Row = (String, String, String, String, Option<i64>);
    if hashes.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<Row> = Entity::find()
        .filter(Column::Hash.is_in(hashes))
        .inner_join(post::Entity)
        .order_by_desc(post::Column::Id)
        .select_only()
        .column(Column::Hash)
        .columns([
            post::Column::Slug,
            post::Column::Title,
            post::Column::Status,
            post::Column::AuthorId,
        ])
        .into_tuple()
        .all(store.reader())
        .await?;
    let mut uses: HashMap<String, (Vec<Use>, u64)> = HashMap::new();
    for (hash, slug, title, status, author) in rows {
        let owned = Owned {
            author: author.map(UserId),
            published: Status::from_word(&status) == Status::Published,
        };
        let (seen, hidden) = uses.entry(hash).or_default();
        if policy::can_see_post(Some(viewer), &owned) {
            seen.push(Use {
                slug: Slug::from_path(&slug),
                title,
            });
        } else {
            *hidden += 1;
        }
    }
    Ok(uses)
}

/// As much of a post as the policy asks about.
struct Owned {
    author: Option<UserId>,
    published: bool,
}

impl OwnedPost for Owned {
    fn author(&self) -> Option<UserId> {
        self.author
    }

    fn is_published(&self) -> bool {
        self.published
    }
}
