//! Work in the background: texts that an older renderer made are made anew after the start, and what has expired is
//! removed now and then.

use std::time::Duration;
use store::Store;

const EVERY: Duration = Duration::from_secs(10 * 60);

/// Never returns; whoever started it stops it.
pub(super) async fn regularly(store: Store) {
    let mut interval = tokio::time::interval(EVERY);
    loop {
        interval.tick().await;
        tell(
            "rendered texts anew",
            store::rendering::refresh(&store).await,
        );
        tell(
            "swept expired sessions",
            store::sessions::sweep(&store).await,
        );
        tell("swept counts of tries", store::limits::sweep(&store).await);
        tell(
            "swept forgotten browsers",
            store::browsers::sweep(&store).await,
        );
        tell(
            "swept tokens that have ended",
            store::api_tokens::sweep(&store).await,
        );
        tell("swept unused links", store::links::sweep(&store).await);
        tell(
            "swept unanswered questions for passkeys",
            store::passkeys::sweep(&store).await,
        );
        tell(
            "swept undeliverable letters",
            store::letters::sweep(&store).await,
        );
        tell("emptied the bin", store::posts::sweep(&store).await);
        tell("freed names", store::accounts::sweep(&store).await);
        tell("swept the audit log", store::audit::sweep(&store).await);
    }
}

fn tell(done: &str, outcome: Result<u64, store::Error>) {
    match outcome {
        Ok(rows) => tracing::debug!(rows, "{done}"),
        Err(error) => tracing::warn!(%error, "failed: {done}"),
    }
}
