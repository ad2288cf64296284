//! Finding pictures: a page of the library with two queries, however many there are on it.

use super::uses;
use crate::entity::picture::{Column, Entity};
use crate::people::Byline;
use crate::{Error, Store, query};
use domain::library::{SHELF, Shelved};
use domain::{Page, PageNumber, Picture, PictureKind, Timestamp, Viewer, policy};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect, Value,
};
use std::collections::HashSet;

/// The SQL of pictures with their owners.
macro_rules! shelved {
    ($total:literal, $which:literal) => {
        concat!(
            "SELECT m.id, m.hash, m.kind, m.width, m.height, m.alt, m.bytes, m.created, ",
            "a.id AS owner_id, a.name AS owner_name, a.handle AS owner_handle, ",
            $total,
            " AS total FROM pictures m LEFT JOIN people a ON a.id = m.owner WHERE ",
            $which
        )
    };
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    hash: String,
    kind: String,
    width: i32,
    height: i32,
    alt: String,
    bytes: i64,
    created: i64,
    owner_id: Option<i64>,
    owner_name: Option<String>,
    owner_handle: Option<String>,
    total: i64,
}

/// A page of what somebody uploaded, newest first; admins see what everybody did.
pub async fn library(
    store: &Store,
    viewer: &Viewer,
    number: PageNumber,
) -> Result<Page<Shelved>, Error> {
    const ALL: &str = shelved!(
        "(SELECT COUNT(*) FROM pictures)",
        "1 = 1 ORDER BY m.id DESC LIMIT $1 OFFSET $2"
    );
    const THEIRS: &str = shelved!(
        "(SELECT COUNT(*) FROM pictures WHERE owner = $3)",
        "m.owner = $3 ORDER BY m.id DESC LIMIT $1 OFFSET $2"
    );
    let (limit, offset) = (clamped(SHELF), clamped(number.offset_of(SHELF)));
    let everybodys = policy::is_admin(Some(viewer));
    let rows: Vec<Row> = if everybodys {
        query::all(store, ALL, [limit, offset]).await?
    } else {
        query::all(store, THEIRS, [limit, offset, viewer.id.0.into()]).await?
    };
    let total = match rows.first() {
        Some(row) => row.total,
        None if number == PageNumber::FIRST => 0,
        None => return Err(Error::NotFound),
    };
    Ok(Page {
        items: with_uses(store, viewer, rows).await?,
        number,
        total: u64::try_from(total).unwrap_or(0),
        size: SHELF,
    })
}

/// A picture as this viewer may change it. Others are [`Error::NotFound`].
pub async fn find(store: &Store, viewer: &Viewer, id: i64) -> Result<Shelved, Error> {
    const SQL: &str = shelved!("CAST(1 AS BIGINT)", "m.id = $1");
    let row: Option<Row> = query::one(store, SQL, [id.into()]).await?;
    let found = with_uses(store, viewer, row.into_iter().collect()).await?;
    found
        .into_iter()
        .find(|picture| policy::can_change_picture(Some(viewer), picture))
        .ok_or(Error::NotFound)
}

/// How many pictures there are on the site.
pub async fn count(store: &Store) -> Result<u64, Error> {
    Ok(Entity::find().count(store.reader()).await?)
}

/// Whether the files of a picture belong to anybody, or to a post.
pub async fn is_anybodys(store: &Store, hash: &str) -> Result<bool, Error> {
    let rows = Entity::find().filter(Column::Hash.eq(hash));
    Ok(rows.count(store.reader()).await? > 0)
}

/// Those of the hashes that belong to a picture.
pub async fn known(store: &Store, hashes: Vec<String>) -> Result<HashSet<String>, Error> {
    let known: Vec<String> = Entity::find()
        .filter(Column::Hash.is_in(hashes))
        .select_only()
        .column(Column::Hash)
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(known.into_iter().collect())
}

async fn with_uses(store: &Store, viewer: &Viewer, rows: Vec<Row>) -> Result<Vec<Shelved>, Error> {
    let hashes = rows.iter().map(|row| row.hash.clone()).collect();
    let uses = uses::of(store, viewer, hashes).await?;
    let shelved = rows.into_iter().map(|row| {
        let (uses, hidden_uses) = uses.get(&row.hash).cloned().unwrap_or_default();
        Shelved {
            id: row.id,
            picture: Picture {
                hash: row.hash,
                kind: PictureKind::from_extension(&row.kind).unwrap_or(PictureKind::Png),
                width: side(row.width),
                height: side(row.height),
            },
            alt: row.alt,
            owner: Byline(row.owner_id, row.owner_name, row.owner_handle).into(),
            bytes: u64::try_from(row.bytes).unwrap_or(0),
            created: Timestamp::from_millis(row.created),
            uses,
            hidden_uses,
        }
    });
    Ok(shelved.collect())
}

fn side(pixels: i32) -> u32 {
    u32::try_from(pixels).unwrap_or(1).max(1)
}

/// Databases count with a sign.
fn clamped(number: u64) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}
