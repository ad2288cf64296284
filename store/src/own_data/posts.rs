//! What somebody wrote, with everything that they decided about it.

use super::moment;
use crate::entity::{excerpt, former_slug, post, post_tag};
use crate::{Error, Store};
use domain::UserId;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::{Value, json};
use std::collections::HashMap;

pub(super) async fn of(store: &Store, id: UserId) -> Result<Value, Error> {
    let rows = post::Entity::find()
        .filter(post::Column::AuthorId.eq(id.0))
        .order_by_asc(post::Column::Id)
        .all(store.reader())
        .await?;
    let mut beside = Beside::of(store, id).await?;
    Ok(rows.into_iter().map(|row| one(row, &mut beside)).collect())
}

fn one(row: post::Model, beside: &mut Beside) -> Value {
    json!({
        "address": format!("/posts/{}", row.slug),
        "former_addresses": beside.former.remove(&row.id).unwrap_or_default(),
        "title": row.title,
        "subtitle": row.subtitle,
        "tags": beside.tags.remove(&row.id).unwrap_or_default(),
        "excerpt": beside.excerpts.remove(&row.id),
        "cover": row.cover_url,
        "cover_alt": row.cover_alt,
        "cover_caption": row.cover_caption,
        "canonical": row.canonical,
        "format": row.format,
        "text": row.body,
        "status": row.before_bin.unwrap_or(row.status),
        "created": moment(row.created),
        "publish_at": row.publish_at.map(moment),
        "published": row.published.map(moment),
        "updated": moment(row.updated),
        "comments_until": row.comments_until.map(moment),
        "in_bin_since": row.binned.map(moment),
    })
}

/// What stands in tables of its own, by the number of the post.
struct Beside {
    tags: HashMap<i64, Vec<String>>,
    excerpts: HashMap<i64, String>,
    former: HashMap<i64, Vec<String>>,
}

impl Beside {
    async fn of(store: &Store, id: UserId) -> Result<Self, Error> {
        let db = store.reader();
        let tags = post_tag::Entity::find()
            .filter(post_tag::Column::PostId.in_subquery(theirs(id)))
            .order_by_asc(post_tag::Column::Place);
        let former = former_slug::Entity::find()
            .filter(former_slug::Column::PostId.in_subquery(theirs(id)))
            .order_by_asc(former_slug::Column::Slug);
        let excerpts =
            excerpt::Entity::find().filter(excerpt::Column::PostId.in_subquery(theirs(id)));
        let tags = tags.all(db).await?.into_iter();
        let former = former.all(db).await?.into_iter();
        let excerpts = excerpts.all(db).await?.into_iter();
        Ok(Self {
            tags: gathered(tags.map(|tag| (tag.post_id, tag.name))),
            excerpts: excerpts.map(|row| (row.post_id, row.text)).collect(),
            former: gathered(former.map(|row| (row.post_id, format!("/posts/{}", row.slug)))),
        })
    }
}

fn theirs(id: UserId) -> SelectStatement {
    post::Entity::find()
        .select_only()
        .column(post::Column::Id)
        .filter(post::Column::AuthorId.eq(id.0))
        .into_query()
}

fn gathered(rows: impl Iterator<Item = (i64, String)>) -> HashMap<i64, Vec<String>> {
    let mut gathered: HashMap<i64, Vec<String>> = HashMap::new();
    for (post, text) in rows {
        gathered.entry(post).or_default().push(text);
    }
    gathered
}
