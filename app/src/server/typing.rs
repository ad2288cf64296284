//! Who may type into which editor, and see what stood in it before.

use super::{Context, allow};
use crate::AppError;
use domain::post::PostSource;
use domain::{PostId, Slug, policy};

impl Context {
    /// Whether they may change that post or, without one, write a new one.
    pub async fn may_type(&self, post: Option<PostId>) -> Result<(), AppError> {
        let viewer = self.require_viewer()?;
        let Some(post) = post else {
            return allow(policy::can_write(Some(viewer)));
        };
        let post = store::posts::source_of(self.store(), Some(viewer), post).await?;
        allow(policy::can_edit_post(Some(viewer), &post))
    }

    /// Counts what they are about to change.
    pub async fn write_within_limits(&self) -> Result<(), AppError> {
        let viewer = self.require_viewer()?;
        Ok(store::limits::write(self.store(), viewer.id, self.client_ip()).await?)
    }

    /// A post whose earlier versions they may see.
    pub async fn post_with_history(&self, slug: &Slug) -> Result<PostSource, AppError> {
        let viewer = self.require_viewer()?;
        let post = store::posts::source(self.store(), Some(viewer), slug).await?;
        allow(policy::can_see_revisions(Some(viewer), &post))?;
        Ok(post)
    }
}
