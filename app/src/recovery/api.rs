//! What people do with the links in letters.

use crate::AppError;
use domain::settings::{ForgotForm, ResetForm, VerifyForm};
use domain::{LinkPurpose, LinkSecret, LocalPath};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Whether this site sends letters, so that a link can be asked for.
#[server(prefix = "/api/fn", endpoint = "sends_letters", input = Json)]
pub async fn sends_letters() -> Result<bool, AppError> {
    Ok(crate::server::Context::current()?.sends_letters())
}

/// Sends a link for a new password, if there is such an account; the answer is the same if not. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "forgot_password", input = Json)]
pub async fn forgot_password(form: ForgotForm) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    use store::recovery;
    let context = crate::server::Context::current()?;
    crate::server::allow(context.sends_letters())?;
    let login = form.parse()?;
    recovery::forgotten(context.store(), &login, context.client_ip()).await?;
    context.announce(Notice::ResetSent);
    Ok(LocalPath::or_home(Some(paths::LOGIN)))
}

/// Whether the link still opens something. Looking at it does not use it up.
#[server(prefix = "/api/fn", endpoint = "may_reset", input = Json)]
pub async fn may_reset(secret: LinkSecret) -> Result<(), AppError> {
    let context = crate::server::Context::current()?;
    Ok(store::recovery::may_reset(context.store(), &secret).await?)
}

/// Sets a new password by the link in a letter. Nobody is signed in by it: says that one logs in next.
#[server(prefix = "/api/fn", endpoint = "reset_password", input = Json)]
pub async fn reset_password(secret: LinkSecret, form: ResetForm) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    use store::recovery;
    let context = crate::server::Context::current()?;
    recovery::may_reset(context.store(), &secret).await?;
    let password = form.parse()?;
    recovery::reset(context.store(), &secret, &password, &context.site().title).await?;
    context.announce(Notice::PasswordReset);
    Ok(LocalPath::or_home(Some(paths::LOGIN)))
}

/// What the link would do. Looking at it does not use it up.
#[server(prefix = "/api/fn", endpoint = "what_link_does", input = Json)]
pub async fn what_link_does(secret: LinkSecret) -> Result<LinkPurpose, AppError> {
    let context = crate::server::Context::current()?;
    Ok(store::recovery::purpose(context.store(), &secret).await?)
}

/// Does what the link is for; an account is made for whoever knows its password. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "follow_link", input = Json)]
pub async fn follow_link(secret: LinkSecret, form: VerifyForm) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    use store::recovery::Confirmed;
    let context = crate::server::Context::current()?;
    let (notice, next) = match context.follow_link(&secret, &form).await? {
        Confirmed::Registered { viewer, next } => {
            let pass = store::sessions::Pass::to_new_account(viewer);
            context.sign_in(&pass, false).await?;
            (Notice::Welcome, next)
        }
        Confirmed::Verified => (Notice::AddressVerified, paths::PROFILE.to_owned()),
        Confirmed::Changed => (Notice::AddressChanged, paths::PROFILE.to_owned()),
        Confirmed::Returned => (Notice::AddressReturned, paths::LOGIN.to_owned()),
    };
    context.announce(notice);
    Ok(LocalPath::or_home(Some(&next)))
}
