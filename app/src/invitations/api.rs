//! What an admin does about invitations, and what those do who are invited.

use crate::AppError;
use domain::account::RegisterForm;
use domain::invitation::{InviteForm, Invited, OpenInvitation};
use domain::{LinkSecret, LocalPath};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// The invitations that nobody has used yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Invitations {
    pub open: Vec<OpenInvitation>,
    /// Whether a link can be sent by letter.
    pub sends_letters: bool,
}

#[server(prefix = "/api/fn", endpoint = "open_invitations", input = Json)]
pub async fn open_invitations() -> Result<Invitations, AppError> {
    use domain::policy;
    let context = crate::server::Context::current()?;
    context.at_work(policy::can_manage_people).await?;
    Ok(Invitations {
        open: store::invitations::open(context.store()).await?,
        sends_letters: context.sends_letters(),
    })
}

/// Makes an invitation. Without an address its link is on the page that comes next, once; says where that is.
#[server(prefix = "/api/fn", endpoint = "invite", input = Json)]
pub async fn invite(form: InviteForm) -> Result<LocalPath, AppError> {
    use crate::page::Once;
    use domain::{Notice, paths, policy};
    use store::invitations;
    let context = crate::server::Context::current()?;
    let by = context.require(policy::can_manage_people)?.clone();
    let invitation = form.parse()?;
    crate::server::allow(context.sends_letters() || invitation.address.is_none())?;
    context.confirm(&form.password).await?;
    let secret = invitations::make(context.store(), &by, &invitation).await?;
    match secret {
        Some(secret) => {
            let origin = &context.site().base_url;
            let address = format!("{origin}{}", paths::invitation(&secret));
            context.show_once(Some(Once::Invitation(address)));
        }
        None => context.announce(Notice::InvitationSent),
    }
    Ok(LocalPath::or_home(Some(paths::INVITATIONS)))
}

/// Takes an invitation back. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "revoke_invitation", input = Json)]
pub async fn revoke_invitation(id: i64) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths, policy};
    let context = crate::server::Context::current()?;
    context.require(policy::can_manage_people)?;
    store::invitations::revoke(context.store(), id).await?;
    context.announce(Notice::InvitationRevoked);
    Ok(LocalPath::or_home(Some(paths::INVITATIONS)))
}

/// What a link invites to. Looking at it does not use it up.
#[server(prefix = "/api/fn", endpoint = "invited_to", input = Json)]
pub async fn invited_to(secret: LinkSecret) -> Result<Invited, AppError> {
    let context = crate::server::Context::current()?;
    Ok(store::invitations::invited(context.store(), &secret).await?)
}

/// Makes the account of somebody who was invited, and signs them in. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "accept_invitation", input = Json)]
pub async fn accept_invitation(
    secret: LinkSecret,
    form: RegisterForm,
) -> Result<LocalPath, AppError> {
    use store::invitations;
    let context = crate::server::Context::current()?;
    if context.viewer().is_some() {
        return Ok(LocalPath::home());
    }
    invitations::invited(context.store(), &secret).await?;
    let site = &context.site().title;
    let account = form.parse(site)?;
    let viewer = invitations::accept(context.store(), &account, site, &secret).await?;
    let pass = store::sessions::Pass::to_new_account(viewer);
    context.sign_in(&pass, false).await?;
    context.announce(domain::Notice::Welcome);
    Ok(LocalPath::home())
}
