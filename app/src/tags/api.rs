//! What is read about tags.

use crate::AppError;
use domain::post::PostSummary;
use domain::{Page, PageNumber, Tag, TagCount};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// The page of a tag.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TagData {
    /// As the newest of them spells it.
    pub tag: Tag,
    pub posts: Page<PostSummary>,
}

#[server(prefix = "/api/fn", endpoint = "all_tags", input = Json)]
pub async fn all_tags() -> Result<Vec<TagCount>, AppError> {
    let context = crate::server::Context::current()?;
    Ok(store::posts::tags(context.store()).await?)
}

/// The posts with a tag, by what all its spellings have in common.
#[server(prefix = "/api/fn", endpoint = "tagged", input = Json)]
pub async fn tagged(key: String, number: PageNumber) -> Result<TagData, AppError> {
    let context = crate::server::Context::current()?;
    let key = Tag::key_of(&key);
    let (tag, posts) = store::posts::tagged(context.store(), &key, number).await?;
    Ok(TagData { tag, posts })
}

#[server(prefix = "/api/fn", endpoint = "suggested_tags", input = Json)]
pub async fn suggested_tags() -> Result<Vec<Tag>, AppError> {
    use crate::server::{Context, allow};
    let context = Context::current()?;
    let viewer = context.require_viewer()?;
    allow(domain::policy::can_write(Some(viewer)))?;
    Ok(store::posts::suggested(context.store(), viewer.id).await?)
}
