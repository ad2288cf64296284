//! What is read and done about comments.

use crate::AppError;
use domain::comment::{Comment, CommentForm, CommentSource};
use domain::{CommentId, LocalPath, Slug};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Adds a comment and gives it back as it stands on the page.
#[server(prefix = "/api/fn", endpoint = "add_comment", input = Json)]
pub async fn add_comment(slug: Slug, form: CommentForm) -> Result<Comment, AppError> {
    use crate::server::{Context, allow};
    use domain::{Field, Invalid, Problem};
    let context = Context::current()?;
    let viewer = context.require_viewer()?;
    let post = store::posts::find(context.store(), Some(viewer), &slug).await?;
    if !post.takes_comments {
        return Err(vec![Invalid::new(Field::Comment, Problem::Closed)].into());
    }
    allow(domain::policy::can_comment(Some(viewer), &post))?;
    let body = form.parse()?;
    store::limits::comment(context.store(), viewer.id, context.client_ip()).await?;
    Ok(store::comments::add_once(context.store(), post.id, viewer.id, &body, &form.key).await?)
}

/// A comment as its author edits it.
#[server(prefix = "/api/fn", endpoint = "comment_to_edit", input = Json)]
pub async fn comment_to_edit(id: CommentId) -> Result<CommentSource, AppError> {
    use crate::server::{Context, allow};
    let context = Context::current()?;
    let viewer = context.require_viewer()?;
    let comment = store::comments::source(context.store(), Some(viewer), id).await?;
    allow(domain::policy::can_edit_comment(Some(viewer), &comment))?;
    Ok(comment)
}

/// A comment as the one who may delete it sees it before it goes.
#[server(prefix = "/api/fn", endpoint = "comment_to_delete", input = Json)]
pub async fn comment_to_delete(id: CommentId) -> Result<CommentSource, AppError> {
    use crate::server::{Context, allow};
    let context = Context::current()?;
    let viewer = context.require_viewer()?;
    let comment = store::comments::source(context.store(), Some(viewer), id).await?;
    allow(domain::policy::can_delete_comment(
        Some(viewer),
        &comment,
        &comment.post(),
    ))?;
    Ok(comment)
}

/// Saves a comment that was changed. Says where it stands.
#[server(prefix = "/api/fn", endpoint = "save_comment", input = Json)]
pub async fn save_comment(id: CommentId, form: CommentForm) -> Result<LocalPath, AppError> {
    let comment = comment_to_edit(id).await?;
    let context = crate::server::Context::current()?;
    let body = form.parse()?;
    let viewer = context.require_viewer()?;
    store::limits::comment(context.store(), viewer.id, context.client_ip()).await?;
    store::comments::save(context.store(), id, &body).await?;
    context.announce(domain::Notice::CommentSaved);
    Ok(LocalPath::or_home(Some(&domain::paths::comment(
        &comment.post_slug,
        id,
    ))))
}

#[server(prefix = "/api/fn", endpoint = "delete_comment", input = Json)]
pub async fn delete_comment(id: CommentId) -> Result<LocalPath, AppError> {
    let comment = comment_to_delete(id).await?;
    let context = crate::server::Context::current()?;
    store::comments::delete(context.store(), id).await?;
    context.announce(domain::Notice::CommentDeleted);
    Ok(LocalPath::or_home(Some(&domain::paths::post(
        &comment.post_slug,
    ))))
}
