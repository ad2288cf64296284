//! The forms of what is not published, or no more: shared by a link, out of the bin, gone for good.

use super::{Nothing, slug};
use crate::AppError;
use crate::server::plain_form::{Params, PlainForm};
use crate::{posts, previews};
use domain::{LocalPath, PostId, paths};
use serde::Deserialize;

pub(super) struct ShareDraft;

/// Which of the two buttons was pressed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Share {
    action: String,
}

impl PlainForm for ShareDraft {
    type Fields = Share;
    const PATH: &'static str = "/posts/{slug}/preview";

    fn page(params: &Params) -> String {
        paths::share_draft(&slug(params))
    }

    async fn submit(fields: Share, params: Params) -> Result<LocalPath, AppError> {
        match fields.action.as_str() {
            "revoke" => previews::api::unshare_draft(slug(&params)).await,
            _ => previews::api::share_draft(slug(&params)).await,
        }
    }
}

pub(super) struct RestorePost;

impl PlainForm for RestorePost {
    type Fields = Nothing;
    const PATH: &'static str = "/drafts/{id}/restore";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::DRAFTS.to_owned()
    }

    async fn submit(_: Nothing, params: Params) -> Result<LocalPath, AppError> {
        posts::api::restore_post(id(&params)?).await
    }
}

pub(super) struct DiscardPost;

impl PlainForm for DiscardPost {
    type Fields = Nothing;
    const PATH: &'static str = "/drafts/{id}/discard";

    fn page(params: &Params) -> String {
        id(params).map_or_else(|_| paths::DRAFTS.to_owned(), paths::discard_post)
    }

    async fn submit(_: Nothing, params: Params) -> Result<LocalPath, AppError> {
        posts::api::discard_post(id(&params)?).await
    }
}

fn id(params: &Params) -> Result<PostId, AppError> {
    let id = params.get("id").and_then(|id| id.parse().ok());
    id.ok_or(AppError::NotFound)
}
