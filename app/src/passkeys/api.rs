//! What people do with their passkeys. Those functions that ask give what the browser hands to the device, as JSON.

use crate::AppError;
use domain::LocalPath;
use domain::passkey::{
    AddPasskeyForm, PasskeysPage, RemovePasskeyForm, RenamePasskeyForm, ShowPasskeyForm,
};
use domain::second_factor::RecoveryCodes;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Asks whoever this is for any passkey of theirs: the question is the same for everybody.
#[server(prefix = "/api/fn", endpoint = "ask_passkey_to_log_in", input = Json)]
pub async fn ask_passkey_to_log_in() -> Result<String, AppError> {
    crate::server::Context::current()?
        .ask_passkey_to_log_in()
        .await
}

/// Signs in whoever shows a passkey. Says where to go next; for whoever is signed in, that is home.
#[server(prefix = "/api/fn", endpoint = "log_in_with_passkey", input = Json)]
pub async fn log_in_with_passkey(form: ShowPasskeyForm) -> Result<LocalPath, AppError> {
    let context = crate::server::Context::current()?;
    if context.viewer().is_some() {
        return Ok(LocalPath::home());
    }
    context.log_in_with_passkey(&form).await
}

/// Asks whoever gave the right password for a passkey of theirs.
#[server(prefix = "/api/fn", endpoint = "ask_passkey_for_step", input = Json)]
pub async fn ask_passkey_for_step() -> Result<String, AppError> {
    crate::server::Context::current()?
        .ask_passkey_for_step()
        .await
}

/// Signs in whoever gave the right password before, and shows the right passkey now. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "step_with_passkey", input = Json)]
pub async fn step_with_passkey(form: ShowPasskeyForm) -> Result<LocalPath, AppError> {
    let context = crate::server::Context::current()?;
    if context.viewer().is_some() {
        return Ok(LocalPath::home());
    }
    context.take_passkey_step(&form.passkey).await
}

/// Asks the viewer for a passkey of theirs, to show that it still is them.
#[server(prefix = "/api/fn", endpoint = "ask_to_confirm_passkey", input = Json)]
pub async fn ask_to_confirm_passkey() -> Result<String, AppError> {
    crate::server::Context::current()?
        .ask_passkey_to_confirm()
        .await
}

/// Notes that it is still whoever logged in, by a passkey of theirs.
#[server(prefix = "/api/fn", endpoint = "confirm_passkey", input = Json)]
pub async fn confirm_passkey(form: ShowPasskeyForm) -> Result<(), AppError> {
    crate::server::Context::current()?
        .confirm_with_passkey(&form.passkey)
        .await
}

/// The viewer's passkeys.
#[server(prefix = "/api/fn", endpoint = "own_passkeys", input = Json)]
pub async fn own_passkeys() -> Result<PasskeysPage, AppError> {
    crate::server::Context::current()?.own_passkeys().await
}

/// Asks for a new key.
#[server(prefix = "/api/fn", endpoint = "ask_to_add_passkey", input = Json)]
pub async fn ask_to_add_passkey() -> Result<String, AppError> {
    crate::server::Context::current()?
        .ask_to_add_passkey()
        .await
}

/// Adds it to the viewer's. Gives recovery codes, this once, to whoever had no second factor before.
#[server(prefix = "/api/fn", endpoint = "add_passkey", input = Json)]
pub async fn add_passkey(form: AddPasskeyForm) -> Result<Option<RecoveryCodes>, AppError> {
    let context = crate::server::Context::current()?;
    let codes = context.add_passkey(&form).await?;
    if codes.is_none() {
        context.announce(domain::Notice::PasskeyAdded);
    }
    Ok(codes)
}

/// Gives one of the viewer's passkeys another name. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "rename_passkey", input = Json)]
pub async fn rename_passkey(form: RenamePasskeyForm) -> Result<LocalPath, AppError> {
    use domain::{Notice, passkey, paths};
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    let id = passkey::named(&form.id).ok_or(AppError::NotFound)?;
    let name = form.parse()?;
    store::passkeys::rename(context.store(), viewer.id, id, &name).await?;
    context.announce(Notice::PasskeyRenamed);
    Ok(LocalPath::or_home(Some(paths::PASSKEYS)))
}

/// Removes one of the viewer's passkeys. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "remove_passkey", input = Json)]
pub async fn remove_passkey(form: RemovePasskeyForm) -> Result<LocalPath, AppError> {
    use domain::{Notice, passkey, paths};
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?.id;
    let id = passkey::named(&form.id).ok_or(AppError::NotFound)?;
    context.confirm(&form.password).await?;
    store::passkeys::remove(context.store(), viewer, id).await?;
    context.announce(Notice::PasskeyRemoved);
    Ok(LocalPath::or_home(Some(paths::PASSKEYS)))
}
