//! Work in the background: texts that an older renderer made are made anew after the start, and what has expired is
//! removed now and then.

use media::Media;
use std::fmt::Display;
use std::time::Duration;
use store::Store;

const EVERY: Duration = Duration::from_secs(10 * 60);
/// Files are gone through less often: a bucket has to list them all.
const FILES: u64 = 36;

/// Never returns; whoever started it stops it.
pub(super) async fn regularly(store: Store, media: Media) {
    let mut interval = tokio::time::interval(EVERY);
    for round in 0_u64.. {
        interval.tick().await;
        if round % FILES == 0 {
            tell("swept files of no picture", files(&store, &media).await);
        }
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
        tell("forgot sent forms", store::submissions::sweep(&store).await);
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

/// What an upload that broke off left, and what belonged to somebody who is gone.
async fn files(store: &Store, media: &Media) -> Result<u64, Trouble> {
    let known = |hashes| async move { Ok(store::pictures::known(store, hashes).await?) };
    media.sweep(store.now(), known).await
}

/// Why the files were not gone through.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Files(#[from] media::StorageError),
}

fn tell(done: &str, outcome: Result<u64, impl Display>) {
    match outcome {
        Ok(rows) => tracing::debug!(rows, "{done}"),
        Err(error) => tracing::warn!(%error, "failed: {done}"),
    }
}
