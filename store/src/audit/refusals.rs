//! Refusals that anybody can cause as often as they like. Each is a line of the security log; a row of the audit log is only
//! the first in an hour of its kind from its place.

use super::Happened;
use crate::{Error, Store, events, limits};

/// Somebody asked for `what` (a method and a path), which they may not do.
pub async fn forbidden(store: &Store, what: &str) {
    note_hourly(store, events::forbidden(what)).await;
}

/// A request for `what` was made by another site.
pub async fn foreign_request(store: &Store, what: &str) {
    note_hourly(store, events::foreign_request(what)).await;
}

/// If it cannot be written down now, the log has it all the same.
pub(crate) async fn note_hourly(store: &Store, happened: Happened) {
    happened.tell(store.actor());
    if let Err(error) = keep_hourly(store, &happened).await {
        tracing::warn!(%error, "a refusal is in the log only");
    }
}

async fn keep_hourly(store: &Store, happened: &Happened) -> Result<(), Error> {
    if limits::is_told(store, happened.word()).await? {
        return Ok(());
    }
    let tx = store.begin().await?;
    if limits::tell_in(store, &tx, happened.word()).await? {
        super::keep(store, &tx, std::slice::from_ref(happened)).await?;
    }
    Ok(tx.commit().await?)
}
