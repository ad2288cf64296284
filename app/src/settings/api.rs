//! What people see and set about their own account: profile, address, password, the providers they log in with, and where
//! they are logged in.

use crate::AppError;
use domain::LocalPath;
use domain::account::{DataForm, PasswordForm};
use domain::people::{Account, DeleteForm};
use domain::provider::{LinkForm, WaysIn};
use domain::second_factor::SecondFactor;
use domain::session::{EndForm, OpenSession};
use domain::settings::{AddressForm, ProfileForm};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// The account of whoever asks, as its forms show it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnAccount {
    pub profile: ProfileForm,
    pub email: Option<String>,
    /// Whether it was shown that the address is theirs.
    pub email_verified: bool,
    /// Whether letters reach people on this site.
    pub sends_letters: bool,
}

/// What opens the account of whoever asks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PasswordState {
    pub is_set: bool,
    pub factor: SecondFactor,
}

#[server(prefix = "/api/fn", endpoint = "my_account", input = Json)]
pub async fn my_account() -> Result<OwnAccount, AppError> {
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    let own = store::accounts::own(context.store(), viewer.id).await?;
    Ok(OwnAccount {
        profile: ProfileForm {
            name: own.name,
            handle: own.handle.to_string(),
            about: own.about,
            language: own
                .language
                .map_or("", |language| language.code())
                .to_owned(),
        },
        email: own.email,
        email_verified: own.email_verified,
        sends_letters: context.sends_letters(),
    })
}

/// Changes what the viewer shows of themselves. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "save_profile", input = Json)]
pub async fn save_profile(form: ProfileForm) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    let profile = form.parse()?;
    store::accounts::set_profile(context.store(), viewer.id, &profile).await?;
    context.announce(Notice::ProfileSaved);
    Ok(LocalPath::or_home(Some(paths::PROFILE)))
}

/// Changes the viewer's address: by a link in a letter to the new one, or at once where the site sends none. Says where to
/// go next.
#[server(prefix = "/api/fn", endpoint = "change_address", input = Json)]
pub async fn change_address(form: AddressForm) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    use store::recovery;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    let address = form.parse()?;
    context.confirm(&form.password).await?;
    let notice = if context.sends_letters() {
        recovery::ask_for_change(context.store(), viewer.id, &address).await?;
        Notice::AddressLinkSent
    } else {
        recovery::change(context.store(), viewer.id, &address).await?;
        Notice::AddressChanged
    };
    context.announce(notice);
    Ok(LocalPath::or_home(Some(paths::PROFILE)))
}

/// Sends a link that confirms the viewer's address. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "verify_address", input = Json)]
pub async fn verify_address() -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    crate::server::allow(context.sends_letters())?;
    store::recovery::ask_for_verification(context.store(), viewer.id).await?;
    context.announce(Notice::AddressLinkSent);
    Ok(LocalPath::or_home(Some(paths::PROFILE)))
}

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
            match sessions::end_others(context.store(), viewer.id, &this).await {
                Err(store::Error::NotFound) => return Err(context.was_ended().await?),
                other => other?,
            }
            Notice::OthersEnded
        }
    };
    context.announce(notice);
    Ok(LocalPath::or_home(Some(paths::SESSIONS)))
}

/// Whether the viewer has a password, and what is asked for beside it.
#[server(prefix = "/api/fn", endpoint = "own_password", input = Json)]
pub async fn own_password() -> Result<PasswordState, AppError> {
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?.id;
    Ok(PasswordState {
        is_set: context.offer_ways().await?.password,
        factor: store::second_factor::of(context.store(), viewer).await?,
    })
}

/// Changes the viewer's password, or gives them one, and ends their sessions everywhere else. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "change_password", input = Json)]
pub async fn change_password(form: PasswordForm) -> Result<LocalPath, AppError> {
    use domain::{Field, Notice, paths};
    use store::accounts;
    let context = crate::server::Context::current()?;
    let owner = context.require_viewer()?.clone();
    let has_password = context.offer_ways().await?.password;
    let password = form.parse(has_password)?;
    if has_password {
        let field = Field::CurrentPassword;
        context
            .check_password(&form.current_password, field)
            .await?;
    } else {
        context.confirm("").await?;
    }
    let (site, this) = (&context.site().title, context.session_id()?);
    match accounts::change_password(context.store(), owner.id, &password, site, &this).await {
        Err(store::Error::NotFound) => return Err(context.was_ended().await?),
        other => other?,
    }
    context.renew(&owner).await?;
    context.announce(Notice::PasswordChanged);
    Ok(LocalPath::or_home(Some(paths::SECURITY)))
}

/// The viewer's own account.
#[server(prefix = "/api/fn", endpoint = "account_to_leave", input = Json)]
pub async fn account_to_leave() -> Result<Account, AppError> {
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    context.offer_ways().await?;
    Ok(store::accounts::get(context.store(), viewer.id).await?)
}

/// Makes way for everything the site knows about the viewer. Says where the file is.
#[server(prefix = "/api/fn", endpoint = "ask_for_data", input = Json)]
pub async fn ask_for_data(form: DataForm) -> Result<LocalPath, AppError> {
    use domain::paths;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    context.confirm(&form.password).await?;
    store::own_data::note(context.store(), viewer.id).await;
    Ok(LocalPath::or_home(Some(paths::OWN_DATA)))
}

/// Deletes the viewer's own account, with what they wrote or without. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "delete_account", input = Json)]
pub async fn delete_account(form: DeleteForm) -> Result<LocalPath, AppError> {
    use crate::server::{Context, last_admin_beside};
    use domain::{Field, Notice};
    use store::accounts;
    let context = Context::current()?;
    let owner = context.require_viewer()?.id;
    let has_password = context.offer_ways().await?.password;
    let writing = form.parse_own(has_password)?;
    if has_password {
        context
            .check_password(&form.password, Field::Password)
            .await?;
    } else {
        context.confirm(&form.password).await?;
    }
    let gone = accounts::delete(context.store(), &[owner], writing).await;
    gone.map_err(last_admin_beside(Field::Sure))?;
    context.sign_out().await?;
    context.announce(Notice::AccountDeleted);
    Ok(LocalPath::home())
}

/// What opens the viewer's account.
#[server(prefix = "/api/fn", endpoint = "linked_accounts", input = Json)]
pub async fn linked_accounts() -> Result<WaysIn, AppError> {
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    Ok(store::identities::ways_in(context.store(), viewer.id).await?)
}

/// Links a provider to the viewer's account, by way of that provider, or unlinks one. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "change_linked_accounts", input = Json)]
pub async fn change_linked_accounts(form: LinkForm) -> Result<LocalPath, AppError> {
    use crate::server::Purpose;
    use domain::provider::Linking;
    use domain::{Notice, paths};
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?.id;
    let linking = form.linking().ok_or(AppError::NotFound)?;
    context.confirm(&form.password).await?;
    match linking {
        Linking::Link(name) => {
            let purpose = Purpose::Link(viewer);
            return context.begin_with(name.as_str(), purpose, "").await;
        }
        Linking::Unlink(id) => store::identities::unlink(context.store(), viewer, id).await?,
    }
    context.announce(Notice::ProviderUnlinked);
    Ok(LocalPath::or_home(Some(paths::PROVIDERS)))
}
