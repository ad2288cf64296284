//! A picture takes the place of another: in the library, and in every post that its owner may edit. Each post is saved as
//! its author would save it, so that its version counts and an editor that is open hears of it.

use super::files::File;
use super::{keep, open};
use crate::AppError;
use crate::server::Context;
use axum::extract::Request;
use domain::library::{Shelved, Use};
use domain::upload::Refusal;
use domain::{Picture, Viewer, policy, shown};
use store::{pictures, posts};

/// How often a post is read again that somebody else saves meanwhile.
const TRIES: u32 = 5;

/// Says which picture is there now.
pub(super) async fn with_file(
    context: &Context,
    id: i64,
    request: Request,
) -> Result<(i64, Picture), AppError> {
    let mut sent = open(context, request).await?;
    let viewer = context.require_viewer()?;
    let old = pictures::find(context.store(), viewer, id).await?;
    let File { bytes, .. } = sent.next().await?.ok_or(Refusal::Missing)?;
    sent.let_go();
    let new = keep(context, bytes?, &old.alt).await?;
    if new.1.hash == old.picture.hash {
        return Ok(new);
    }
    for post in &old.uses {
        show_instead(context, viewer, post, &old.picture, &new.1).await?;
    }
    // Where a post of somebody else goes on showing it, it stays.
    let left = pictures::find(context.store(), viewer, old.id).await?;
    if !left.is_used() {
        context.deletes_picture(&left).await?;
    }
    Ok(new)
}

async fn show_instead(
    context: &Context,
    viewer: &Viewer,
    post: &Use,
    old: &Picture,
    new: &Picture,
) -> Result<(), AppError> {
    for _ in 0..TRIES {
        let source = posts::source(context.store(), Some(viewer), &post.slug).await?;
        if !policy::can_edit_post(Some(viewer), &source) {
            return Ok(());
        }
        let mut form = source.form();
        form.body = shown::replaced(&form.body, &old.hash, new);
        form.cover = shown::replaced(&form.cover, &old.hash, new);
        let changed = form.parse()?;
        match posts::save(context.store(), source.id, source.version, &changed).await {
            Err(store::Error::Stale) => {}
            saved => return saved.map(drop).map_err(AppError::from),
        }
    }
    Err(AppError::Unavailable)
}

impl Context {
    /// Takes a picture from its owner, and its files from the storage unless they are somebody else's too.
    pub async fn deletes_picture(&self, picture: &Shelved) -> Result<(), AppError> {
        let store = self.store();
        pictures::delete(store, picture.id).await?;
        let hash = &picture.picture.hash;
        let is_nobodys = async { Ok::<_, AppError>(!pictures::is_anybodys(store, hash).await?) };
        // The row is gone already: files that stay for now are swept later.
        if let Err(error) = self.media().remove(&picture.picture, is_nobodys).await {
            tracing::warn!(%error, "the files of a picture stay for now");
        }
        Ok(())
    }
}
