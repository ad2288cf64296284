//! Removes what has expired, now and then, in the background.

use std::time::Duration;
use store::Store;

const EVERY: Duration = Duration::from_secs(10 * 60);

/// Never returns; whoever started it stops it.
pub(super) async fn regularly(store: Store) {
    let mut interval = tokio::time::interval(EVERY);
    loop {
        interval.tick().await;
        match store::sessions::sweep(&store).await {
            Ok(swept) => tracing::debug!(swept, "swept expired sessions"),
            Err(error) => tracing::warn!(%error, "could not sweep expired sessions"),
        }
    }
}
