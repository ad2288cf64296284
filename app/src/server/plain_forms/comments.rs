//! The forms of comments.

use super::{Nothing, slug};
use crate::AppError;
use crate::comments;
use crate::server::Context;
use crate::server::plain_form::{Params, PlainForm};
use crate::ui::Typed;
use domain::comment::CommentForm;
use domain::{CommentId, LocalPath, paths};

fn comment_id(params: &Params) -> Result<CommentId, AppError> {
    params
        .get("id")
        .and_then(|raw| raw.parse().ok())
        .ok_or(AppError::NotFound)
}

pub(super) struct AddComment;

impl PlainForm for AddComment {
    type Fields = CommentForm;
    const PATH: &'static str = "/posts/{slug}/comments";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(params: &Params) -> String {
        paths::post(&slug(params))
    }

    async fn submit(fields: CommentForm, params: Params) -> Result<LocalPath, AppError> {
        let slug = slug(&params);
        let comment = comments::api::add_comment(slug.clone(), fields).await?;
        Context::current()?.announce(domain::Notice::CommentPosted);
        Ok(LocalPath::or_home(Some(&paths::comment(&slug, comment.id))))
    }

    fn typed(fields: &CommentForm) -> Vec<Typed> {
        vec![Typed::new("What you wrote", &fields.body)]
    }
}

pub(super) struct EditComment;

impl PlainForm for EditComment {
    type Fields = CommentForm;
    const PATH: &'static str = "/comments/{id}/edit";

    fn page(params: &Params) -> String {
        comment_id(params).map_or_else(|_| paths::HOME.to_owned(), paths::edit_comment)
    }

    async fn submit(fields: CommentForm, params: Params) -> Result<LocalPath, AppError> {
        comments::api::save_comment(comment_id(&params)?, fields).await
    }

    fn typed(fields: &CommentForm) -> Vec<Typed> {
        vec![Typed::new("What you wrote", &fields.body)]
    }
}

pub(super) struct DeleteComment;

impl PlainForm for DeleteComment {
    type Fields = Nothing;
    const PATH: &'static str = "/comments/{id}/delete";

    fn page(params: &Params) -> String {
        comment_id(params).map_or_else(|_| paths::HOME.to_owned(), paths::delete_comment)
    }

    async fn submit(_: Nothing, params: Params) -> Result<LocalPath, AppError> {
        comments::api::delete_comment(comment_id(&params)?).await
    }
}
