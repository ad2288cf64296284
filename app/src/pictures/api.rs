//! What is read and done about pictures. Uploading and replacing take files: those are in `server::uploads`.

use crate::AppError;
use domain::library::{AltForm, Shelved};
use domain::{LocalPath, Page, PageNumber};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// A page of what the viewer uploaded, or everybody for an admin.
#[server(prefix = "/api/fn", endpoint = "pictures", input = Json)]
pub async fn pictures(number: PageNumber) -> Result<Page<Shelved>, AppError> {
    use domain::policy;
    let context = crate::server::Context::current()?;
    let viewer = context.require(policy::can_upload)?;
    Ok(store::pictures::library(context.store(), viewer, number).await?)
}

/// A picture, for whoever may change it.
#[server(prefix = "/api/fn", endpoint = "picture", input = Json)]
pub async fn picture(id: i64) -> Result<Shelved, AppError> {
    use domain::policy;
    let context = crate::server::Context::current()?;
    let viewer = context.require(policy::can_upload)?;
    Ok(store::pictures::find(context.store(), viewer, id).await?)
}

/// Says what a picture shows. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "describe_picture", input = Json)]
pub async fn describe_picture(id: i64, form: AltForm) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    let context = crate::server::Context::current()?;
    let picture = picture(id).await?;
    let alt = form.parse()?;
    store::pictures::describe(context.store(), picture.id, &alt).await?;
    context.announce(Notice::PictureDescribed);
    Ok(LocalPath::or_home(Some(&paths::picture(picture.id))))
}

/// Takes a picture away, also where posts show it. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "delete_picture", input = Json)]
pub async fn delete_picture(id: i64) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    let context = crate::server::Context::current()?;
    let picture = picture(id).await?;
    context.deletes_picture(&picture).await?;
    context.announce(Notice::PictureDeleted);
    Ok(LocalPath::or_home(Some(paths::PICTURES)))
}
