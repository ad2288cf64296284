//! Working on a picture, where it holds up nobody: beside the threads that answer, two at a time, and not for ever.

use crate::Media;
use crate::picture::{self, Taken};
use domain::upload::Refusal;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;

/// How long somebody waits for their picture, the time in the queue left out. What takes longer is not stopped, but it
/// keeps its desk until it is done: hostile pictures wait for each other, and everything else goes on.
const LIMIT: Duration = Duration::from_secs(20);

/// Leave to read a file from the network into memory.
#[derive(Debug)]
pub struct Reader(
    #[expect(dead_code, reason = "given back when it is dropped")] OwnedSemaphorePermit,
);

impl Media {
    /// Leave to read a file; `None` when too many are being read already.
    #[must_use]
    pub fn reader(&self) -> Option<Reader> {
        let permit = self.0.readers.clone().try_acquire_owned();
        permit.ok().map(Reader)
    }

    /// Makes of a file what is kept of it.
    pub async fn take(&self, bytes: Vec<u8>) -> Result<Taken, Refusal> {
        let bytes = Arc::new(bytes);
        let file = bytes.clone();
        let is_large = aside(move || picture::is_large(&file)).await?;
        let desks = if is_large { Self::DESKS } else { 1 };
        let desks = u32::try_from(desks).unwrap_or(1);
        let place = self.0.desks.clone().acquire_many_owned(desks).await;
        let working = aside(move || {
            let taken = picture::take(&bytes);
            drop(place);
            taken
        });
        tokio::time::timeout(LIMIT, working)
            .await
            .unwrap_or(Err(Refusal::TooSlow))
    }
}

/// A panic in a decoder is a picture that cannot be read; the panic hook has logged it.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or(Err(Refusal::Unreadable))
}
