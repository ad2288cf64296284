//! The tags of all posts.

use crate::{Error, Store, query};
use domain::{Tag, TagCount, UserId};
use sea_orm::FromQueryResult;

/// How many tags are suggested at most.
const SUGGESTED: usize = 200;

/// A tag in one of its spellings.
#[derive(FromQueryResult)]
struct Row {
    key: String,
    name: String,
    posts: i64,
}

/// Every tag of a published post, in the order of the alphabet, and how many have it.
pub async fn tags(store: &Store) -> Result<Vec<TagCount>, Error> {
    const SQL: &str = concat!(
        "SELECT t.key, t.name, COUNT(*) AS posts FROM post_tags t JOIN posts p ON p.id = t.post_id ",
        "WHERE p.status = 'published' GROUP BY t.key, t.name",
    );
    Ok(counted(query::all(store, SQL, []).await?))
}

/// What to suggest to somebody who types a tag: those of published posts and of all their own, the most frequent first.
pub async fn suggested(store: &Store, author: UserId) -> Result<Vec<Tag>, Error> {
    const SQL: &str = concat!(
        "SELECT t.key, t.name, COUNT(*) AS posts FROM post_tags t JOIN posts p ON p.id = t.post_id ",
        "WHERE p.status = 'published' OR p.author_id = $1 GROUP BY t.key, t.name",
    );
    let mut counted = counted(query::all(store, SQL, [author.0.into()]).await?);
    counted.sort_by_key(|tag| std::cmp::Reverse(tag.posts));
    Ok(counted
        .into_iter()
        .take(SUGGESTED)
        .map(|counted| counted.tag)
        .collect())
}

/// Takes spellings of the same tag together, under the one that most posts have.
fn counted(mut rows: Vec<Row>) -> Vec<TagCount> {
    rows.sort_by(|a, b| {
        let frequent_first = b.posts.cmp(&a.posts);
        a.key
            .cmp(&b.key)
            .then(frequent_first)
            .then_with(|| a.name.cmp(&b.name))
    });
    let same = rows.chunk_by(|a, b| a.key == b.key);
    same.map(|spellings| TagCount {
        tag: Tag::from_stored(&spellings[0].name),
        posts: spellings.iter().map(|row| row.posts).sum(),
    })
    .collect()
}
