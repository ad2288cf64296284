//! What people see and do about where they are logged in.

use crate::AppError;
use domain::LocalPath;
use domain::session::{EndForm, OpenSession};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Where the viewer is logged in, here first.
#[server(prefix = "/api/fn", endpoint = "sessions", input = Json)]
pub async fn sessions() -> Result<Vec<OpenSession>, AppError> {
    use store::sessions;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    let this = context.session_id()?;
    context.note_visit(&this).await?;
    Ok(sessions::open(context.store(), viewer.id, &this).await?)
}

/// Ends one of the viewer's sessions, or all but this one. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "end_sessions", input = Json)]
pub async fn end_sessions(form: EndForm) -> Result<LocalPath, AppError> {
    use domain::session::Ending;
    use domain::{Notice, paths};
    use store::sessions;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    context.confirm(&form.login(viewer)).await?;
    let notice = match form.ending() {
        Ending::One(key) => {
            sessions::end(context.store(), viewer.id, &key).await?;
            Notice::SessionEnded
        }
        Ending::Others => {
            let this = context.session_id()?;
            sessions::end_others(context.store(), viewer.id, &this).await?;
            Notice::OthersEnded
        }
    };
    context.announce(notice);
    Ok(LocalPath::or_home(Some(paths::SESSIONS)))
}
