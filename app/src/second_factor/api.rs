//! What people do about their second factor.

use crate::AppError;
use domain::LocalPath;
use domain::second_factor::{
    AppPage, CodeForm, ConfirmForm, NewCodesForm, RecoveryCodes, SecondFactor, SecondStep,
};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// What is asked of whoever gave the right password; `None` for everybody else.
#[server(prefix = "/api/fn", endpoint = "step_asked", input = Json)]
pub async fn step_asked() -> Result<Option<SecondStep>, AppError> {
    crate::server::Context::current()?.second_step().await
}

/// Signs in whoever gave the right password before, and the right code now. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "log_in_code", input = Json)]
pub async fn log_in_code(form: CodeForm) -> Result<LocalPath, AppError> {
    let context = crate::server::Context::current()?;
    if context.viewer().is_some() {
        return Ok(LocalPath::home());
    }
    context.take_second_step(&form).await
}

/// What the viewer has set up.
#[server(prefix = "/api/fn", endpoint = "own_factor", input = Json)]
pub async fn own_factor() -> Result<SecondFactor, AppError> {
    use store::second_factor;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    Ok(second_factor::of(context.store(), viewer.id).await?)
}

/// The same, and what an app is to be told that the viewer is setting up.
#[server(prefix = "/api/fn", endpoint = "authenticator_app", input = Json)]
pub async fn authenticator_app() -> Result<AppPage, AppError> {
    let factor = own_factor().await?;
    let key = crate::server::Context::current()?.app_key().await?;
    Ok(AppPage { factor, key })
}

/// Makes a secret for an app of the viewer's. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "begin_app", input = Json)]
pub async fn begin_app(form: ConfirmForm) -> Result<LocalPath, AppError> {
    use domain::paths;
    use store::second_factor;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    context.confirm(&form.password).await?;
    match second_factor::begin(context.store(), viewer.id).await {
        // There is one already, which the page says.
        Ok(()) | Err(store::Error::Stale) => Ok(LocalPath::or_home(Some(paths::TOTP))),
        Err(error) => Err(error.into()),
    }
}

/// Turns the viewer's app on with its first code. Gives the recovery codes, this once; `None` where it was on already.
#[server(prefix = "/api/fn", endpoint = "confirm_app", input = Json)]
pub async fn confirm_app(form: CodeForm) -> Result<Option<RecoveryCodes>, AppError> {
    use store::second_factor;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    let code = form.parse()?;
    context.confirm("").await?;
    match second_factor::confirm(context.store(), viewer.id, &code).await {
        Ok(codes) => Ok(Some(codes)),
        Err(store::Error::Stale | store::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Gives the viewer new recovery codes, this once; `None` where they are not those any more that were to be replaced.
#[server(prefix = "/api/fn", endpoint = "renew_codes", input = Json)]
pub async fn renew_codes(form: NewCodesForm) -> Result<Option<RecoveryCodes>, AppError> {
    use store::second_factor;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    context.confirm(&form.password).await?;
    match second_factor::renew(context.store(), viewer.id, form.made()).await {
        Ok(codes) => Ok(Some(codes)),
        Err(store::Error::Stale | store::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Turns the viewer's app off. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "turn_off_app", input = Json)]
pub async fn turn_off_app(form: ConfirmForm) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    use store::second_factor;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    context.confirm(&form.password).await?;
    match second_factor::turn_off(context.store(), viewer.id).await {
        Ok(()) => context.announce(Notice::AppRemoved),
        Err(store::Error::NotFound) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(LocalPath::or_home(Some(paths::TOTP)))
}
