//! How often the server was asked to stop. Once: finish what is under way. Twice: at once.

use crate::failure::Failure;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Counts the requests to stop; whoever holds the other end makes them.
#[derive(Clone, Debug)]
pub struct StopRequests(watch::Receiver<u32>);

impl StopRequests {
    #[must_use]
    pub const fn new(count: watch::Receiver<u32>) -> Self {
        Self(count)
    }

    /// Returns when it has been asked that often.
    pub(super) async fn asked(&mut self, times: u32) {
        if self.0.wait_for(|count| *count >= times).await.is_err() {
            // Nobody is left who could ask.
            std::future::pending::<()>().await;
        }
    }
}

/// The requests that reach a process as SIGTERM (from a service manager) and SIGINT (Ctrl-C).
pub fn on_signals() -> Result<StopRequests, Failure> {
    let hear = |kind| {
        signal(kind).map_err(|cause| Failure::new(format!("cannot listen for signals: {cause}")))
    };
    let mut terminate = hear(SignalKind::terminate())?;
    let mut interrupt = hear(SignalKind::interrupt())?;
    let (count, stop) = watch::channel(0);
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            count.send_modify(|count| *count += 1);
        }
    });
    Ok(StopRequests::new(stop))
}
