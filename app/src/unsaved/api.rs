//! What is read and done about texts that are typed and not saved.

use crate::AppError;
use domain::post::PostForm;
use domain::unsaved::{Kept, WorkingCopy};
use domain::{LocalPath, PostId, UserId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Keeps what `me` has typed. A conflict when they keep another text of the same post by now, from another tab; and whoever
/// is logged in instead of them has to give way.
#[server(prefix = "/api/fn", endpoint = "keep_copy", input = Json)]
pub async fn keep_copy(me: UserId, form: PostForm) -> Result<Kept, AppError> {
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    if viewer.id != me {
        return Err(AppError::SignInNeeded);
    }
    context.may_type(form.base().post).await?;
    store::limits::keep(context.store(), viewer.id, context.client_ip()).await?;
    Ok(store::working_copies::keep(context.store(), viewer.id, &form).await?)
}

/// What whoever asks has typed and not saved: of a post, or of posts that are new.
#[server(prefix = "/api/fn", endpoint = "copies", input = Json)]
pub async fn copies(#[server(default)] post: Option<PostId>) -> Result<Vec<WorkingCopy>, AppError> {
    use domain::unsaved::Place;
    use store::working_copies;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    context.may_type(post).await?;
    let mut copies = match post {
        Some(post) => {
            let copy = working_copies::of(context.store(), viewer.id, &Place::Post(post)).await?;
            copy.into_iter().collect()
        }
        None => working_copies::new_posts(context.store(), viewer.id).await?,
    };
    copies.retain(|copy| !copy.form.is_blank());
    Ok(copies)
}

/// The number of what whoever asks has kept of a post, for an editor that is to take its place. 0 where it is nothing.
#[server(prefix = "/api/fn", endpoint = "copy_number", input = Json)]
pub async fn copy_number(post: PostId) -> Result<i64, AppError> {
    use domain::unsaved::Place;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    context.may_type(Some(post)).await?;
    let copy = store::working_copies::of(context.store(), viewer.id, &Place::Post(post)).await?;
    Ok(copy.map_or(0, |copy| copy.number))
}

/// Throws away what somebody typed and did not save, if it is still what they were shown. Says where to go on writing.
#[server(prefix = "/api/fn", endpoint = "throw_away", input = Json)]
pub async fn throw_away(place: String, number: i64) -> Result<LocalPath, AppError> {
    use domain::{paths, unsaved::Place};
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    let place = Place::from_word(&place).ok_or(AppError::NotFound)?;
    context.may_type(place.post()).await?;
    context.write_within_limits().await?;
    match store::working_copies::throw_away(context.store(), viewer.id, &place, number).await {
        // The editor offers the newer one.
        Ok(()) | Err(store::Error::Stale) => {}
        Err(other) => return Err(other.into()),
    }
    let editor = match place.post() {
        Some(post) => {
            let post = store::posts::source_of(context.store(), Some(viewer), post).await?;
            paths::edit_post(&post.slug)
        }
        None => paths::WRITE.to_owned(),
    };
    Ok(LocalPath::or_home(Some(&editor)))
}
