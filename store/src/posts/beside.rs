//! What stands in tables of its own beside a post: its tags, and its excerpt.

use crate::Error;
use crate::entity::{excerpt, post_tag};
use domain::PostId;
use domain::post::PostSettings;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

/// Puts what an author decided in the place of what they decided before.
pub(super) async fn replace(
    tx: &DatabaseTransaction,
    id: PostId,
    settings: &PostSettings,
) -> Result<(), Error> {
    post_tag::Entity::delete_many()
        .filter(post_tag::Column::PostId.eq(id.0))
        .exec(tx)
        .await?;
    excerpt::Entity::delete_by_id(id.0).exec(tx).await?;
    add(tx, &[(id, settings)]).await
}

/// Adds it for posts that are new.
pub(crate) async fn add(
    tx: &DatabaseTransaction,
    posts: &[(PostId, &PostSettings)],
) -> Result<(), Error> {
    let tags: Vec<_> = posts.iter().flat_map(|(id, new)| tags(*id, new)).collect();
    if !tags.is_empty() {
        post_tag::Entity::insert_many(tags)
            .exec_without_returning(tx)
            .await?;
    }
    let written = posts.iter().map(|(id, new)| (id, new.excerpt.as_str()));
    let excerpts: Vec<_> = written
        .filter(|(_, text)| !text.is_empty())
        .map(|(id, text)| excerpt::ActiveModel {
            post_id: Set(id.0),
            text: Set(text.to_owned()),
        })
        .collect();
    if !excerpts.is_empty() {
        excerpt::Entity::insert_many(excerpts)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

fn tags(id: PostId, settings: &PostSettings) -> impl Iterator<Item = post_tag::ActiveModel> {
    let places = settings.tags.iter().zip(0..);
    places.map(move |(tag, place)| post_tag::ActiveModel {
        post_id: Set(id.0),
        key: Set(tag.key()),
        name: Set(tag.as_str().to_owned()),
        place: Set(place),
    })
}
