//! How long a request may take to come in and to be answered. Headers and answers on their way are the connection's.

use std::time::Duration;

/// The limits of one request. They are no settings; tests of slow clients have shorter ones.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How long a body may pause.
    pub pause: Duration,
    /// How long the smallest body may take as a whole.
    pub body: Duration,
    /// What a larger one has to bring each second, on the whole.
    pub bytes_per_second: u64,
    /// From the end of the body to the first byte of the answer.
    pub answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            pause: Duration::from_secs(10),
            body: Duration::from_secs(30),
            bytes_per_second: 16 * 1024,
            answer: Duration::from_secs(30),
        }
    }
}

impl Patience {
    /// How long a body of this size may take.
    pub(super) fn for_body(&self, bytes: u64) -> Duration {
        let more = bytes.saturating_mul(1000) / self.bytes_per_second.max(1);
        self.body + Duration::from_millis(more)
    }
}
