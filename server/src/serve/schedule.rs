//! Publishes scheduled posts: at once what became due while no process was running, and then whatever becomes due.

use std::time::Duration;
use store::Store;

/// A post is published no later than this after its moment.
const EVERY: Duration = Duration::from_secs(10);

/// Never returns; whoever started it stops it.
pub(super) async fn keep(store: Store) {
    let mut interval = tokio::time::interval(EVERY);
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        interval.tick().await;
        match store::posts::publish_due(&store).await {
            Ok(0) => {}
            Ok(posts) => tracing::info!(posts, "published what was scheduled"),
            Err(error) => tracing::warn!(%error, "scheduled posts are not published"),
        }
    }
}
