//! The form of earlier versions.

use super::slug;
use crate::AppError;
use crate::revisions;
use crate::server::plain_form::{Params, PlainForm};
use domain::post::PostForm;
use domain::{LocalPath, RevisionId, paths};

fn id(params: &Params) -> Option<RevisionId> {
    params.get("id").and_then(|raw| raw.parse().ok())
}

pub(super) struct RestoreRevision;

impl PlainForm for RestoreRevision {
    /// As the editor's, to name the version that its author had read.
    type Fields = PostForm;
    const PATH: &'static str = "/posts/{slug}/revisions/{id}/restore";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(params: &Params) -> String {
        let slug = slug(params);
        id(params).map_or_else(|| paths::revisions(&slug), |id| paths::revision(&slug, id))
    }

    async fn submit(fields: PostForm, params: Params) -> Result<LocalPath, AppError> {
        let id = id(&params).ok_or(AppError::NotFound)?;
        revisions::api::restore_revision(slug(&params), id, fields).await
    }
}
