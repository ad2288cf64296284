//! What people do about their tokens.

use crate::AppError;
use domain::LocalPath;
use domain::api_token::{ApiToken, ApiTokenForm};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// The viewer's tokens, the newest first.
#[server(prefix = "/api/fn", endpoint = "tokens", input = Json)]
pub async fn tokens() -> Result<Vec<ApiToken>, AppError> {
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?;
    Ok(store::api_tokens::of(context.store(), viewer.id).await?)
}

/// Makes a token, which is on the page that comes next, once; says where that is.
#[server(prefix = "/api/fn", endpoint = "make_token", input = Json)]
pub async fn make_token(form: ApiTokenForm) -> Result<LocalPath, AppError> {
    use crate::page::Once;
    use domain::paths;
    let context = crate::server::Context::current()?;
    let owner = context.require_viewer()?.id;
    let token = form.parse()?;
    context.confirm(&form.password).await?;
    let secret = store::api_tokens::make(context.store(), owner, &token).await?;
    context.show_once(Some(Once::Token(secret)));
    Ok(LocalPath::or_home(Some(paths::TOKENS)))
}

/// Takes a token back. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "revoke_token", input = Json)]
pub async fn revoke_token(id: i64) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths};
    let context = crate::server::Context::current()?;
    let owner = context.require_viewer()?.id;
    store::api_tokens::revoke(context.store(), owner, id).await?;
    context.announce(Notice::TokenRevoked);
    Ok(LocalPath::or_home(Some(paths::TOKENS)))
}
