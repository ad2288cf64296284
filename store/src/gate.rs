//! The one door to expensive work: it bounds how much memory and how many cores passwords and texts can take, whoever asks.

use crate::Error;
use std::sync::{Arc, LazyLock};
use std::thread::available_parallelism;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// Lets as much work in at once as it has permits, and turns away whoever would have to wait too long.
#[derive(Clone)]
pub(crate) struct Gate {
    permits: Arc<Semaphore>,
    size: u32,
    patience: Duration,
}

impl Gate {
    /// What one permit stands for: the memory of one of our own hashes.
    const SHARE: usize = 19 * 1024 * 1024;
    const MOST: usize = 4;
    const PATIENCE: Duration = Duration::from_secs(2);

    /// The way in for passwords. The same permits for everybody in this process.
    pub(crate) fn for_passwords() -> Self {
        static GATE: LazyLock<Gate> = LazyLock::new(Gate::as_wide_as_the_machine);
        GATE.clone()
    }

    /// The way in for texts: however many wait to be rendered, people can log in.
    pub(crate) fn for_texts() -> Self {
        static GATE: LazyLock<Gate> = LazyLock::new(Gate::as_wide_as_the_machine);
        GATE.clone()
    }

    /// A way in of its own for what is nice to have: one at a time, and no waiting.
    pub(crate) fn for_advice() -> Self {
        static GATE: LazyLock<Gate> = LazyLock::new(|| Gate::new(1, Duration::ZERO));
        GATE.clone()
    }

    fn as_wide_as_the_machine() -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self::new(cores.min(Self::MOST), Self::PATIENCE)
    }

    fn new(permits: usize, patience: Duration) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(permits)),
            size: u32::try_from(permits).unwrap_or(u32::MAX),
            patience,
        }
    }

    /// Does `work`, which needs `memory` bytes, on a thread that may block. Work that needs more than its share takes
    /// several permits. It cannot be stopped once it runs, so the permits go with it into the thread: somebody who hangs
    /// up does not make room for the next one before the memory is free again.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        memory: usize,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let shares = u32::try_from(memory.div_ceil(Self::SHARE)).unwrap_or(u32::MAX);
        let wanted = shares.clamp(1, self.size);
        let permits = self.permits.clone().acquire_many_owned(wanted);
        let Ok(Ok(permits)) = timeout(self.patience, permits).await else {
            return Err(Error::Busy);
        };
        let done = spawn_blocking(move || {
            let value = work();
            drop(permits);
            value
        });
        done.await.map_err(|failure| {
            tracing::error!(%failure, "work behind the gate did not finish");
            Error::Busy
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::Future;
    use std::pin::pin;
    use std::sync::mpsc;
    use std::task::{Context, Waker};

    const SHARE: usize = Gate::SHARE;

    #[tokio::test]
    async fn row_9_work_of_somebody_who_hung_up_keeps_its_permit_until_it_is_done() {
        let gate = Gate::new(1, Duration::ZERO);
        let (release, released) = mpsc::channel::<()>();
        {
            let mut hung_up = pin!(gate.run(SHARE, move || released.recv()));
            let mut context = Context::from_waker(Waker::noop());
            assert!(hung_up.as_mut().poll(&mut context).is_pending());
        }
        assert!(matches!(gate.run(SHARE, || ()).await, Err(Error::Busy)));
        release.send(()).expect("the work still waits");
        let patient = Gate {
            patience: Gate::PATIENCE,
            ..gate
        };
        patient.run(SHARE, || ()).await.expect("there is room");
    }

    #[tokio::test]
    async fn row_9_large_work_takes_the_permits_of_as_much_small_work() {
        let gate = Gate::new(4, Duration::ZERO);
        let (release, released) = mpsc::channel::<()>();
        let mut large = pin!(gate.run(3 * SHARE, move || released.recv()));
        let mut context = Context::from_waker(Waker::noop());
        assert!(large.as_mut().poll(&mut context).is_pending());
        assert_eq!(gate.permits.available_permits(), 1);
        release.send(()).expect("the work still waits");
        large
            .await
            .expect("it was let in")
            .expect("it was released");
        gate.run(100 * SHARE, || ())
            .await
            .expect("what needs more than there is gets all there is");
    }

    #[tokio::test]
    async fn row_9_work_that_panics_gives_its_permit_back() {
        let gate = Gate::new(1, Duration::ZERO);
        let broken = gate.run(SHARE, || -> () { panic!("on purpose") }).await;
        assert!(matches!(broken, Err(Error::Busy)));
        gate.run(SHARE, || ()).await.expect("there is room");
    }
}
