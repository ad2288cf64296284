//! The one place that reads the time, so that a test can stop it.

use domain::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use time::OffsetDateTime;

/// Where a [`Store`](crate::Store) takes the time from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// Milliseconds since 1970 that change when a test says so.
    Frozen(Arc<AtomicI64>),
}

impl Clock {
    /// The current moment.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is where the time is read")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::from_datetime(OffsetDateTime::now_utc()),
            Self::Frozen(millis) => Timestamp::from_millis(millis.load(Ordering::SeqCst)),
        }
    }
}
