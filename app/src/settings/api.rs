//! What people see and do about their password, and about where they are logged in.

use crate::AppError;
use domain::LocalPath;
use domain::account::PasswordForm;
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
    context.confirm(&form.password).await?;
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

/// Whether somebody is logged in, who could change their password.
#[server(prefix = "/api/fn", endpoint = "may_change_password", input = Json)]
pub async fn may_change_password() -> Result<(), AppError> {
    crate::server::Context::current()?
        .require_viewer()
        .map(|_| ())
}

/// Changes the viewer's password, and ends their sessions everywhere else. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "change_password", input = Json)]
pub async fn change_password(form: PasswordForm) -> Result<LocalPath, AppError> {
    use domain::{Field, Notice, paths};
    use store::accounts;
    let context = crate::server::Context::current()?;
    context.require_viewer()?;
    let password = form.parse()?;
    let owner = context
        .check_password(&form.current_password, Field::CurrentPassword)
        .await?;
    accounts::set_password(context.store(), owner.id, &password, &context.site().title).await?;
    context.renew(&owner).await?;
    context.announce(Notice::PasswordChanged);
    Ok(LocalPath::or_home(Some(paths::SECURITY)))
}
