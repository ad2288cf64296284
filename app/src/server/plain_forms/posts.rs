//! The forms of posts.

use super::slug;
use crate::AppError;
use crate::posts;
use crate::server::Context;
use crate::server::plain_form::{Params, PlainForm};
use crate::ui::Typed;
use domain::post::PostForm;
use domain::{LocalPath, paths};

/// The status that a post's form asks for when nothing is to be saved.
const PREVIEW: &str = "preview";

pub(super) struct Write;

impl PlainForm for Write {
    type Fields = PostForm;
    const PATH: &'static str = paths::WRITE;

    fn page(_: &Params) -> String {
        paths::WRITE.to_owned()
    }

    async fn submit(fields: PostForm, _: Params) -> Result<LocalPath, AppError> {
        posts::api::create_post(fields).await
    }

    fn typed(fields: &PostForm) -> Vec<Typed> {
        posts::typed(fields)
    }

    async fn preview(fields: &PostForm, _: &Params) -> Option<Result<(), AppError>> {
        (fields.status == PREVIEW).then_some(())?;
        let may = async {
            posts::api::may_write().await?;
            preview_within_limits().await
        };
        Some(may.await)
    }
}

pub(super) struct EditPost;

impl PlainForm for EditPost {
    type Fields = PostForm;
    const PATH: &'static str = "/posts/{slug}/edit";

    fn page(params: &Params) -> String {
        paths::edit_post(&slug(params))
    }

    async fn submit(fields: PostForm, params: Params) -> Result<LocalPath, AppError> {
        posts::api::save_post(slug(&params), fields).await
    }

    fn typed(fields: &PostForm) -> Vec<Typed> {
        posts::typed(fields)
    }

    async fn preview(fields: &PostForm, params: &Params) -> Option<Result<(), AppError>> {
        (fields.status == PREVIEW).then_some(())?;
        let may = async {
            posts::api::post_to_edit(slug(params), fields.base().post).await?;
            preview_within_limits().await
        };
        Some(may.await)
    }
}

async fn preview_within_limits() -> Result<(), AppError> {
    Context::current()?.preview_within_limits().await
}

pub(super) struct DeletePost;

impl PlainForm for DeletePost {
    /// As the editor's, to name the post: at its address there may be another by now.
    type Fields = PostForm;
    const PATH: &'static str = "/posts/{slug}/delete";

    fn page(params: &Params) -> String {
        paths::delete_post(&slug(params))
    }

    async fn submit(fields: PostForm, params: Params) -> Result<LocalPath, AppError> {
        posts::api::delete_post(slug(&params), fields.base().post).await
    }
}
