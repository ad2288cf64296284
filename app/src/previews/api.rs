//! What is read and done about links to drafts.

use crate::AppError;
use domain::post::{Post, PostSource};
use domain::{LinkSecret, LocalPath, Slug, Timestamp};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// A post that somebody may share, and when the link to it was made, if there is one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShareData {
    pub post: PostSource,
    pub made: Option<Timestamp>,
}

#[server(prefix = "/api/fn", endpoint = "draft_to_share", input = Json)]
pub async fn draft_to_share(slug: Slug) -> Result<ShareData, AppError> {
    use crate::server::{Context, allow};
    let context = Context::current()?;
    let viewer = context.require_viewer()?;
    let post = store::posts::source(context.store(), Some(viewer), &slug).await?;
    allow(domain::policy::can_share_draft(Some(viewer), &post))?;
    let made = store::previews::made(context.store(), post.id).await?;
    Ok(ShareData { post, made })
}

/// Makes a link, which takes the place of an earlier one. It is shown on the answer, and nowhere again.
#[server(prefix = "/api/fn", endpoint = "share_draft", input = Json)]
pub async fn share_draft(slug: Slug) -> Result<LocalPath, AppError> {
    use crate::page::Once;
    use domain::paths;
    let post = draft_to_share(slug).await?.post;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    let secret = store::previews::make(context.store(), post.id, viewer.id).await?;
    let address = format!("{}{}", context.site().base_url, paths::preview(&secret));
    context.show_once(Some(Once::Preview(address)));
    Ok(LocalPath::or_home(Some(&paths::share_draft(&post.slug))))
}

/// Takes the link back: from now on it shows nothing.
#[server(prefix = "/api/fn", endpoint = "unshare_draft", input = Json)]
pub async fn unshare_draft(slug: Slug) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    let post = draft_to_share(slug).await?.post;
    let context = crate::server::Context::current()?;
    store::previews::revoke(context.store(), post.id).await?;
    context.announce(Notice::PreviewRevoked);
    Ok(LocalPath::or_home(Some(&paths::share_draft(&post.slug))))
}

/// A draft, for whoever has the link.
#[server(prefix = "/api/fn", endpoint = "shared_draft", input = Json)]
pub async fn shared_draft(secret: LinkSecret) -> Result<Post, AppError> {
    let context = crate::server::Context::current()?;
    let ip = context.client_ip();
    Ok(store::previews::open(context.store(), &secret, ip).await?)
}
