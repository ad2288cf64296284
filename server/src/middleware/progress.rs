//! How far the body of a request has come. Kept outside of it, because whoever reads the body turns its errors into
//! something of their own.

use http::StatusCode;
use std::sync::Arc;
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

/// What everybody knows who has to do with the request.
#[derive(Clone, Debug)]
pub(super) struct Progress {
    state: Arc<watch::Sender<State>>,
    /// When all of it has to be there.
    deadline: Instant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Reading,
    Complete,
    TooLarge,
    TooSlow,
}

impl Progress {
    pub(super) fn until(deadline: Instant) -> Self {
        Self {
            state: Arc::new(watch::Sender::new(State::Reading)),
            deadline,
        }
    }

    pub(super) fn deadline(&self) -> Instant {
        self.deadline
    }

    pub(super) fn is_complete(&self) -> bool {
        *self.state.borrow() == State::Complete
    }

    /// Returns when nothing more is to come, or has not come in time.
    pub(super) async fn ended(&self) {
        let mut state = self.state.subscribe();
        let ended = state.wait_for(|state| *state != State::Reading);
        // Whichever it was is asked afterwards.
        let _in_time = timeout_at(self.deadline, ended).await.is_ok();
    }

    /// What to answer when the body was cut off, whatever its reader made of that.
    pub(super) fn refusal(&self) -> Option<StatusCode> {
        match *self.state.borrow() {
            State::TooLarge => Some(StatusCode::PAYLOAD_TOO_LARGE),
            State::TooSlow => Some(StatusCode::REQUEST_TIMEOUT),
            State::Reading | State::Complete => None,
        }
    }

    pub(super) fn set(&self, state: State) {
        self.state.send_replace(state);
    }
}
