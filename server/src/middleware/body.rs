//! The body of a request, watched while it comes in.

use super::Patience;
use super::progress::{Progress, State};
use axum::body::{Body, Bytes};
use http_body::{Frame, SizeHint};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep_until};

/// How long we go on reading what nobody will look at, so that the client gets to read why.
const LINGER: Duration = Duration::from_secs(5);

/// A body that ends with an error when it grows beyond its limit, pauses for too long, or is not there by its deadline.
pub(super) struct Guarded {
    /// `None` once it has gone too far.
    body: Option<Body>,
    left: u64,
    pause: Duration,
    progress: Progress,
    timer: Option<Pin<Box<Sleep>>>,
}

impl Guarded {
    pub(super) fn new(body: Body, limit: u64, patience: &Patience, progress: Progress) -> Self {
        if http_body::Body::is_end_stream(&body) {
            progress.set(State::Complete);
        }
        Self {
            body: Some(body),
            left: limit,
            pause: patience.pause,
            progress,
            timer: None,
        }
    }

    fn stop(&mut self, state: State) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.progress.set(state);
        let rest = self.body.take();
        // Whoever is that slow has nothing on its way that could keep our answer from arriving.
        if let (State::TooLarge, Some(rest)) = (state, rest) {
            tokio::spawn(drain(rest));
        }
        Poll::Ready(Some(Err(axum::Error::new(Stopped))))
    }

    /// Until when the next piece has to be there.
    fn next_by(&self) -> Instant {
        (Instant::now() + self.pause).min(self.progress.deadline())
    }

    /// Ready when nothing has come for too long.
    fn poll_timer(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let until = self.next_by();
        let timer = self
            .timer
            .get_or_insert_with(|| Box::pin(sleep_until(until)));
        timer.as_mut().poll(cx)
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
            Poll::Pending => match this.poll_timer(cx) {
                Poll::Ready(()) => this.stop(State::TooSlow),
                Poll::Pending => Poll::Pending,
            },
            Poll::Ready(Some(Ok(frame))) => {
                let until = this.next_by();
                if let Some(timer) = &mut this.timer {
                    timer.as_mut().reset(until);
                }
                let size = frame.data_ref().map_or(0, |data| data.len() as u64);
                if size > this.left {
                    return this.stop(State::TooLarge);
                }
                this.left -= size;
                if this.is_end_stream() {
                    this.progress.set(State::Complete);
                }
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

#[cfg(test)]
mod tests {
    use super::*;
    use http::StatusCode;
    use http_body::Body as _;

    /// A body of which so many bytes come at once, each so long after the ones before, for ever.
    struct Drips {
        bytes: usize,
        every: Duration,
        timer: Pin<Box<Sleep>>,
    }

    impl http_body::Body for Drips {
        type Data = Bytes;
        type Error = axum::Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
            std::task::ready!(self.timer.as_mut().poll(cx));
            let next = Instant::now() + self.every;
            self.timer.as_mut().reset(next);
            Poll::Ready(Some(Ok(Frame::data(vec![b'a'; self.bytes].into()))))
        }
    }

    /// How long a body of this announced size is read that comes in such drips, and how that ended.
    async fn read(announced: u64, bytes: usize, seconds: u64) -> (Duration, Option<StatusCode>) {
        let (patience, started) = (Patience::default(), Instant::now());
        let every = Duration::from_secs(seconds);
        let drips = Body::new(Drips {
            bytes,
            every,
            timer: Box::pin(sleep_until(started + every)),
        });
        let progress = Progress::until(started + patience.for_body(announced));
        let guarded = Guarded::new(drips, announced, &patience, progress.clone());
        let mut guarded = std::pin::pin!(guarded);
        let mut next = async || std::future::poll_fn(|cx| guarded.as_mut().poll_frame(cx)).await;
        while let Some(Ok(_)) = next().await {}
        (started.elapsed(), progress.refusal())
    }

    #[tokio::test(start_paused = true)]
    async fn row_77_a_body_that_dribbles_is_read_for_half_a_minute() {
        let (took, refusal) = read(1000, 1, 2).await;
        assert_eq!(took.as_secs(), 30);
        assert_eq!(refusal, Some(StatusCode::REQUEST_TIMEOUT));
    }

    #[tokio::test(start_paused = true)]
    async fn row_77_a_body_that_pauses_is_read_until_then() {
        let (took, refusal) = read(1000, 1, 11).await;
        assert_eq!(took.as_secs(), 10);
        assert_eq!(refusal, Some(StatusCode::REQUEST_TIMEOUT));
    }

    #[tokio::test(start_paused = true)]
    async fn row_77_a_large_body_has_as_long_as_a_slow_line_needs() {
        const SIZE: u64 = 10 * 1024 * 1024;
        let (took, refusal) = read(SIZE, 16 * 1024, 1).await;
        assert_eq!(took.as_secs(), 641, "to its end, and one drip more");
        assert_eq!(refusal, Some(StatusCode::PAYLOAD_TOO_LARGE));
        let (took, refusal) = read(SIZE, 12 * 1024, 1).await;
        assert_eq!(took.as_secs(), 670);
        assert_eq!(refusal, Some(StatusCode::REQUEST_TIMEOUT));
    }
}
