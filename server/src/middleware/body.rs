//! The body of a request, watched while it comes in.

use axum::body::{Body, Bytes};
use http::StatusCode;
use http_body::{Frame, SizeHint};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Sleep};

/// How long a body may pause.
const IDLE: Duration = Duration::from_secs(10);
/// How long we go on reading what nobody will look at, so that the client gets to read why.
const LINGER: Duration = Duration::from_secs(5);

/// How far the body of a request has come. Kept outside of it, because whoever reads the body turns its errors into
/// something of their own.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress(Arc<AtomicU8>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum State {
    Reading = 0,
    Complete = 1,
    TooLarge = 2,
    TooSlow = 3,
}

impl Progress {
    pub(super) fn is_complete(&self) -> bool {
        self.get() == State::Complete
    }

    /// What to answer when the body was cut off, whatever its reader made of that.
    pub(super) fn refusal(&self) -> Option<StatusCode> {
        match self.get() {
            State::TooLarge => Some(StatusCode::PAYLOAD_TOO_LARGE),
            State::TooSlow => Some(StatusCode::REQUEST_TIMEOUT),
            State::Reading | State::Complete => None,
        }
    }

    fn get(&self) -> State {
        match self.0.load(Ordering::Relaxed) {
            1 => State::Complete,
            2 => State::TooLarge,
            3 => State::TooSlow,
            _ => State::Reading,
        }
    }

    fn set(&self, state: State) {
        self.0.store(state as u8, Ordering::Relaxed);
    }
}

/// A body that ends with an error when it grows beyond its limit or pauses for too long.
pub(super) struct Guarded {
    /// `None` once it has gone too far.
    body: Option<Body>,
    left: u64,
    progress: Progress,
    pause: Option<Pin<Box<Sleep>>>,
}

impl Guarded {
    pub(super) fn new(body: Body, limit: u64, progress: Progress) -> Self {
        if http_body::Body::is_end_stream(&body) {
            progress.set(State::Complete);
        }
        Self {
            body: Some(body),
            left: limit,
            progress,
            pause: None,
        }
    }

    fn stop(&mut self, state: State) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.progress.set(state);
        let rest = self.body.take();
        // Whoever pauses for so long has nothing on its way that could keep our answer from arriving.
        if let (State::TooLarge, Some(rest)) = (state, rest) {
            tokio::spawn(drain(rest));
        }
        Poll::Ready(Some(Err(axum::Error::new(Stopped))))
    }

    /// Ready when nothing has come for too long.
    fn poll_pause(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let pause = self
            .pause
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(IDLE)));
        pause.as_mut().poll(cx)
    }
}

impl http_body::Body for Guarded {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = &mut *self;
        let Some(body) = &mut this.body else {
            return Poll::Ready(None);
        };
        match Pin::new(body).poll_frame(cx) {
            Poll::Pending => match this.poll_pause(cx) {
                Poll::Ready(()) => this.stop(State::TooSlow),
                Poll::Pending => Poll::Pending,
            },
            Poll::Ready(Some(Ok(frame))) => {
                if let Some(pause) = &mut this.pause {
                    pause.as_mut().reset(Instant::now() + IDLE);
                }
                let size = frame.data_ref().map_or(0, |data| data.len() as u64);
                if size > this.left {
                    return this.stop(State::TooLarge);
                }
                this.left -= size;
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(end) => {
                if end.is_none() {
                    this.progress.set(State::Complete);
                }
                Poll::Ready(end)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body
            .as_ref()
            .is_none_or(http_body::Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body
            .as_ref()
            .map_or_else(SizeHint::default, http_body::Body::size_hint)
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the body was cut off")]
struct Stopped;

/// Reads on without keeping anything. Closing at once would make the client's system throw our answer away.
pub(super) async fn drain(mut body: Body) {
    let all = async { while let Some(Ok(_)) = next_frame(&mut body).await {} };
    // Either the client is done or it has had its time.
    let _done = tokio::time::timeout(LINGER, all).await;
}

async fn next_frame(body: &mut Body) -> Option<Result<Frame<Bytes>, axum::Error>> {
    std::future::poll_fn(|cx| http_body::Body::poll_frame(Pin::new(&mut *body), cx)).await
}
