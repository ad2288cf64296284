//! Sends the letters that wait in the database, one after the other, for as long as the site runs.
//!
//! No request ever waits for this, and what a mail server does not take today is tried again later: see [`store::letters`].

mod compose;
mod post;
mod words;

pub use post::{Mailer, Unfit};

use std::sync::Arc;
use std::time::Duration;
use store::Store;
use store::letters::{self, Failure};
use tokio::sync::watch;

/// How often the queue is looked at, beside when this process adds to it.
const EVERY: Duration = Duration::from_secs(10);
/// How long sending one letter may take. Well below [`letters::LEASE`].
const PATIENCE: Duration = Duration::from_secs(60);

/// Returns when `stop` says so, once the letter in hand is done with.
pub(crate) async fn deliver(store: Store, mailer: Arc<Mailer>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match letters::next(&store).await {
            Ok(Some(letter)) => send(&store, &mailer, &letter).await,
            Ok(None) => tokio::select! {
                () = letters::queued(&store) => {}
                () = tokio::time::sleep(EVERY) => {}
                _ = stop.changed() => return,
            },
            Err(error) => {
                tracing::warn!(%error, "the queue of letters cannot be read");
                tokio::select! {
                    () = tokio::time::sleep(EVERY) => {}
                    _ = stop.changed() => return,
                }
            }
        }
    }
}

async fn send(store: &Store, mailer: &Mailer, letter: &letters::Outgoing) {
    let sending = tokio::time::timeout(PATIENCE, mailer.send(letter));
    let outcome = sending
        .await
        .unwrap_or_else(|_late| Err(Failure::ForNow("the mail server took too long".to_owned())));
    let noted = match &outcome {
        Ok(()) => letters::sent(store, letter).await,
        Err(failure) => {
            tracing::warn!(letter = letter.id, ?failure, "a letter was not sent");
            letters::failed(store, letter, failure).await
        }
    };
    if let Err(error) = noted {
        tracing::error!(%error, letter = letter.id, "what became of a letter was not noted");
    }
}
