//! What is read and done about earlier versions of a post.

use crate::AppError;
use domain::post::{PostForm, PostSource};
use domain::revision::{Difference, Revision};
use domain::{LocalPath, RevisionId, Slug};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// A post, and every version of it that is kept, the newest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct History {
    pub post: PostSource,
    pub revisions: Vec<Revision>,
}

/// A version of a post beside another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Compared {
    pub post: PostSource,
    pub revision: Revision,
    /// What was there before; `None` for the first version, and where the other is the post as it is now.
    pub before: Option<Revision>,
    pub differences: Vec<Difference>,
}

#[server(prefix = "/api/fn", endpoint = "revisions", input = Json)]
pub async fn revisions(slug: Slug) -> Result<History, AppError> {
    let context = crate::server::Context::current()?;
    let post = context.post_with_history(&slug).await?;
    let revisions = store::revisions::list(context.store(), post.id).await?;
    Ok(History { post, revisions })
}

/// What a version changed or, with `now`, what has changed since.
#[server(prefix = "/api/fn", endpoint = "compare_revision", input = Json)]
pub async fn compare_revision(
    slug: Slug,
    id: RevisionId,
    #[server(default)] now: bool,
) -> Result<Compared, AppError> {
    use crate::server::differences;
    use store::revisions::{before, find};
    let context = crate::server::Context::current()?;
    let post = context.post_with_history(&slug).await?;
    context.preview_within_limits().await?;
    let found = find(context.store(), post.id, id).await?;
    let (before, differences) = if now {
        (None, differences(found.form, post.form()).await?)
    } else {
        let before = before(context.store(), post.id, id).await?;
        let former = before.as_ref().map(|before| before.form.clone());
        let differences = differences(former.unwrap_or_default(), found.form).await?;
        (before.map(|before| before.revision), differences)
    };
    Ok(Compared {
        post,
        revision: found.revision,
        before,
        differences,
    })
}

/// Makes a new version of the words of an earlier one. Who can read the post, from when on and at which address stays as it
/// is. A conflict when somebody saved since `form` was shown. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "restore_revision", input = Json)]
pub async fn restore_revision(
    slug: Slug,
    id: RevisionId,
    form: PostForm,
) -> Result<LocalPath, AppError> {
    let context = crate::server::Context::current()?;
    let post = context.post_with_history(&slug).await?;
    let found = store::revisions::find(context.store(), post.id, id).await?;
    let now = post.form();
    let restored = PostForm {
        status: now.status,
        publish_at: now.publish_at,
        zone: now.zone,
        slug: now.slug,
        // That version had no text, and whoever restores it has seen that.
        empty: "yes".to_owned(),
        ..found.form
    };
    let restored = restored.parse()?;
    let version = form.base().version;
    context.write_within_limits().await?;
    let slug = store::posts::save(context.store(), post.id, version, &restored).await?;
    Ok(context.saved(&slug, post.status, false))
}
