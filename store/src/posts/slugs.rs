//! Addresses that no other post has: `before-six`, `before-six-2`, …

use crate::Error;
use crate::entity::post::{Column, Entity};
use domain::Slug;
use sea_orm::sea_query::{ExprTrait, LikeExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};

/// The first slug of a title that nobody has at this moment. Somebody else may take it before the post is stored, which
/// the table's constraint finds out.
pub(crate) async fn first_free(db: &impl ConnectionTrait, wanted: &Slug) -> Result<Slug, Error> {
    let taken = taken(db, wanted).await?;
    let mut free = (1..).map(|n| wanted.numbered(n));
    free.find(|slug| !taken.contains(slug.as_str()))
        .ok_or(Error::Busy)
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
        Ok(Self {
            taken: slugs.into_iter().collect(),
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
                .or(Column::Slug.like(numbered)),
        )
        .into_tuple()
        .all(db)
        .await?;
    Ok(slugs.into_iter().collect())
}
