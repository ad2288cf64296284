//! What an admin sees and does about letters that a mail server did not take.

use crate::AppError;
use domain::{LocalPath, StuckLetter};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// The letters that were tried in vain, the newest first.
#[server(prefix = "/api/fn", endpoint = "stuck_letters", input = Json)]
pub async fn stuck_letters() -> Result<Vec<StuckLetter>, AppError> {
    use domain::policy;
    let context = crate::server::Context::current()?;
    context.at_work(policy::can_administer).await?;
    Ok(store::letters::waiting(context.store()).await?)
}

/// Tries a letter again at once. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "retry_letter", input = Json)]
pub async fn retry_letter(id: i64) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths, policy};
    let context = crate::server::Context::current()?;
    context.require(policy::can_administer)?;
    store::letters::retry(context.store(), id).await?;
    context.announce(Notice::LetterTried);
    Ok(LocalPath::or_home(Some(paths::LETTERS)))
}

/// Throws a letter away. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "discard_letter", input = Json)]
pub async fn discard_letter(id: i64) -> Result<LocalPath, AppError> {
    use domain::{Notice, paths, policy};
    let context = crate::server::Context::current()?;
    context.require(policy::can_administer)?;
    store::letters::discard(context.store(), id).await?;
    context.announce(Notice::LetterDiscarded);
    Ok(LocalPath::or_home(Some(paths::LETTERS)))
}
