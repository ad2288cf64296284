//! What is read and done about posts.

use crate::AppError;
use domain::comment::Comment;
use domain::post::{Binned, Post, PostForm, PostSource, PostSummary};
use domain::{LocalPath, Page, PageNumber, PostId, SafeHtml, Slug};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// What the home page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HomeData {
    pub posts: Page<PostSummary>,
    /// False on a site that nobody has claimed yet.
    pub first_account_made: bool,
}

/// A post and what was said about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PostData {
    pub post: Post,
    pub comments: Vec<Comment>,
}

/// What somebody wrote that is not, or not for everybody, to be read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DraftsData {
    pub drafts: Page<PostSummary>,
    /// Scheduled ones, and those that no list has.
    pub apart: Vec<PostSummary>,
    pub binned: Vec<Binned>,
}

#[server(prefix = "/api/fn", endpoint = "home", input = Json)]
pub async fn home(number: PageNumber) -> Result<HomeData, AppError> {
    use store::{accounts, posts};
    let context = crate::server::Context::current()?;
    let posts = posts::published(context.store(), number).await?;
    let first_account_made = posts.total > 0 || accounts::any(context.store()).await?;
    Ok(HomeData {
        posts,
        first_account_made,
    })
}

#[server(prefix = "/api/fn", endpoint = "read_post", input = Json)]
pub async fn read_post(slug: Slug) -> Result<PostData, AppError> {
    use store::{comments, posts};
    let context = crate::server::Context::current()?;
    let post = posts::find(context.store(), context.viewer(), &slug).await?;
    let comments = comments::of(context.store(), post.id).await?;
    Ok(PostData { post, comments })
}

/// A post as the one who may edit it edits it. A form that was open knows the post by its number, whatever became of the
/// address since; who only has the address gives that.
#[server(prefix = "/api/fn", endpoint = "post_to_edit", input = Json)]
pub async fn post_to_edit(
    slug: Slug,
    #[server(default)] id: Option<PostId>,
) -> Result<PostSource, AppError> {
    use crate::server::{Context, allow};
    use store::posts;
    let context = Context::current()?;
    let viewer = context.require_viewer()?;
    let post = match id {
        Some(id) => posts::source_of(context.store(), Some(viewer), id).await?,
        None => posts::source(context.store(), Some(viewer), &slug).await?,
    };
    allow(domain::policy::can_edit_post(Some(viewer), &post))?;
    Ok(post)
}

/// Refuses whoever may not write; the editor of a new post asks before it opens.
#[server(prefix = "/api/fn", endpoint = "may_write", input = Json)]
pub async fn may_write() -> Result<(), AppError> {
    use crate::server::{Context, allow};
    let context = Context::current()?;
    allow(domain::policy::can_write(Some(context.require_viewer()?)))
}

#[server(prefix = "/api/fn", endpoint = "drafts", input = Json)]
pub async fn drafts(number: PageNumber) -> Result<DraftsData, AppError> {
    use crate::server::{Context, allow};
    use store::posts;
    let context = Context::current()?;
    let viewer = context.require_viewer()?;
    allow(domain::policy::can_write(Some(viewer)))?;
    Ok(DraftsData {
        drafts: posts::drafts(context.store(), viewer.id, number).await?,
        apart: posts::apart(context.store(), viewer.id).await?,
        binned: posts::binned(context.store(), viewer).await?,
    })
}

/// A post in the bin, for whoever may take it out.
#[server(prefix = "/api/fn", endpoint = "binned_post", input = Json)]
pub async fn binned_post(id: PostId) -> Result<Binned, AppError> {
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    Ok(store::posts::in_bin(context.store(), viewer, id).await?)
}

/// Takes a post out of the bin, as it was. Says where it is.
#[server(prefix = "/api/fn", endpoint = "restore_post", input = Json)]
pub async fn restore_post(id: PostId) -> Result<LocalPath, AppError> {
    binned_post(id).await?;
    let context = crate::server::Context::current()?;
    let slug = store::posts::bring_back(context.store(), id).await?;
    context.announce(domain::Notice::PostRestored);
    Ok(LocalPath::or_home(Some(&domain::paths::post(&slug))))
}

/// Removes a post that is in the bin, for good.
#[server(prefix = "/api/fn", endpoint = "discard_post", input = Json)]
pub async fn discard_post(id: PostId) -> Result<LocalPath, AppError> {
    binned_post(id).await?;
    let context = crate::server::Context::current()?;
    store::posts::discard(context.store(), id).await?;
    context.announce(domain::Notice::PostDiscarded);
    Ok(LocalPath::or_home(Some(domain::paths::DRAFTS)))
}

/// Saves a new post. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "create_post", input = Json)]
pub async fn create_post(form: PostForm) -> Result<LocalPath, AppError> {
    use crate::server::{Context, allow};
    let context = Context::current()?;
    let author = context.require_viewer()?;
    allow(domain::policy::can_write(Some(author)))?;
    let post = form.parse()?.at(context.store().now());
    store::limits::write(context.store(), author.id, context.client_ip()).await?;
    let slug = store::posts::create_once(context.store(), author.id, &post, &form).await?;
    Ok(context.saved(&slug, post.status, true))
}

/// Saves a post that was changed. Says where to go next; a conflict when somebody else saved it meanwhile.
#[server(prefix = "/api/fn", endpoint = "save_post", input = Json)]
pub async fn save_post(slug: Slug, form: PostForm) -> Result<LocalPath, AppError> {
    let base = form.base();
    let source = post_to_edit(slug, base.post).await?;
    let context = crate::server::Context::current()?;
    let post = form.parse()?.at(context.store().now());
    let author = context.require_viewer()?;
    store::limits::write(context.store(), author.id, context.client_ip()).await?;
    let slug =
        store::posts::save_once(context.store(), source.id, base.version, &post, &form).await?;
    Ok(context.saved(&slug, post.status, source.status != post.status))
}

/// Puts a post into the bin.
#[server(prefix = "/api/fn", endpoint = "delete_post", input = Json)]
pub async fn delete_post(
    slug: Slug,
    #[server(default)] id: Option<PostId>,
) -> Result<LocalPath, AppError> {
    use crate::server::{Context, allow};
    let post = post_to_edit(slug, id).await?;
    let context = Context::current()?;
    let viewer = context.require_viewer()?;
    allow(domain::policy::can_delete_post(Some(viewer), &post))?;
    store::limits::write(context.store(), viewer.id, context.client_ip()).await?;
    store::posts::delete(context.store(), post.id, viewer.id).await?;
    context.announce(domain::Notice::PostDeleted(post.id));
    Ok(LocalPath::home())
}

/// The text as readers would see it, for the editor where the browser cannot render it itself.
#[server(prefix = "/api/fn", endpoint = "preview_post", input = Json)]
pub async fn preview_post(
    body: String,
    format: domain::post::Format,
) -> Result<SafeHtml, AppError> {
    may_write().await?;
    let context = crate::server::Context::current()?;
    Ok(store::rendering::preview(context.store(), &body, format).await?)
}
