//! Addresses that no other post has: `before-six`, `before-six-2`, …

use crate::entity::former_slug;
use crate::entity::post::{Column, Entity};
use crate::{Error, query};
use domain::{Field, PostId, Slug};
use sea_orm::sea_query::{ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect,
};
use std::collections::{HashMap, HashSet};

/// The first slug of a title that nobody has at this moment. Somebody else may take it before the post is stored, which
/// the table's constraint finds out.
pub(crate) async fn first_free(db: &impl ConnectionTrait, wanted: &Slug) -> Result<Slug, Error> {
    let taken = taken(db, wanted).await?;
    let mut free = (1..).map(|n| wanted.numbered(n));
    free.find(|slug| !taken.contains(slug.as_str()))
        .ok_or(Error::Busy)
}

/// Whether a post has this very address. One that a post had once is looked for after the write.
pub(super) async fn is_taken(db: &impl ConnectionTrait, slug: &Slug) -> Result<bool, Error> {
    let at = Entity::find().filter(Column::Slug.eq(slug.as_str()));
    Ok(at.count(db).await? > 0)
}

/// Hands out slugs for many new posts at once.
#[derive(Debug, Default)]
pub(crate) struct Dispenser {
    taken: HashSet<String>,
    /// How many of the same title there have been.
    same: HashMap<String, u32>,
}

impl Dispenser {
    /// Knows every slug that is taken at this moment.
    pub(crate) async fn new(db: &impl ConnectionTrait) -> Result<Self, Error> {
        let all = Entity::find().select_only().column(Column::Slug);
        let slugs: Vec<String> = all.into_tuple().all(db).await?;
        let former = former_slug::Entity::find().select_only();
        let former: Vec<String> = former
            .column(former_slug::Column::Slug)
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self {
            taken: slugs.into_iter().chain(former).collect(),
            same: HashMap::new(),
        })
    }

    /// Whether there was a post when it began, or has been one since.
    pub(crate) fn found_any(&self) -> bool {
        !self.taken.is_empty()
    }

    pub(crate) fn next(&mut self, wanted: &Slug) -> Slug {
        let count = self.same.entry(wanted.as_str().to_owned()).or_default();
        loop {
            *count += 1;
            let slug = wanted.numbered(*count);
            if self.taken.insert(slug.as_str().to_owned()) {
                return slug;
            }
        }
    }
}

/// Whether `slug` is what `wanted` became, with or without a number.
pub(super) fn is_of(slug: &Slug, wanted: &Slug) -> bool {
    slug.as_str()
        .strip_prefix(wanted.as_str())
        .is_some_and(|rest| {
            let number = rest.strip_prefix('-').unwrap_or(rest);
            rest.is_empty()
                || (number.len() < rest.len()
                    && !number.is_empty()
                    && number.bytes().all(|byte| byte.is_ascii_digit()))
        })
}

async fn taken(db: &impl ConnectionTrait, wanted: &Slug) -> Result<HashSet<String>, Error> {
    // A slug of a title has no character that means anything to LIKE; escaped all the same.
    let escaped = wanted
        .as_str()
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    let numbered = LikeExpr::new(format!("{escaped}-%")).escape('\\');
    let slugs: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Slug)
        .filter(
            Column::Slug
                .eq(wanted.as_str())
                .or(Column::Slug.like(numbered.clone())),
        )
        .into_tuple()
        .all(db)
        .await?;
    use former_slug::Column::Slug as Former;
    let former: Vec<String> = former_slug::Entity::find()
        .select_only()
        .column(Former)
        .filter(Former.eq(wanted.as_str()).or(Former.like(numbered)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(slugs.into_iter().chain(former).collect())
}

/// Keeps the address that a post had while it could be read: it leads there for ever. One that the post takes up again
/// leads nowhere else.
pub(super) async fn keep_former(
    tx: &DatabaseTransaction,
    id: PostId,
    former: &Slug,
    now: &Slug,
) -> Result<(), Error> {
    const KEEP: &str = "INSERT INTO former_slugs (slug, post_id) VALUES ($1, $2)";
    const TAKE_UP: &str = "DELETE FROM former_slugs WHERE slug = $1 AND post_id = $2";
    query::change(tx, KEEP, [former.as_str().into(), id.0.into()]).await?;
    query::change(tx, TAKE_UP, [now.as_str().into(), id.0.into()]).await?;
    Ok(())
}

/// Refuses the address that a post has just got if it leads to another one. To be asked after the write: whoever gave it
/// up while this waited for them has kept it by then.
pub(super) async fn must_be_no_others(
    tx: &DatabaseTransaction,
    id: PostId,
    slug: &Slug,
) -> Result<(), Error> {
    let others =
        former_slug::Entity::find_by_id(slug.as_str()).filter(former_slug::Column::PostId.ne(id.0));
    match others.one(tx).await? {
        Some(_) => Err(Error::Taken(Field::Slug)),
        None => Ok(()),
    }
}
