//! How many statements something takes.

use super::{Outcome, TestDb, cheap};
use crate::{Clock, Store, connect};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A store on a test's database that counts what it asks.
#[derive(Debug)]
pub struct Queries {
    pub store: Store,
    count: Arc<AtomicU64>,
}

impl TestDb {
    /// Another store on the same database and the same clock, which counts.
    pub async fn queries(&self) -> Outcome<Queries> {
        let count = Arc::new(AtomicU64::new(0));
        let (mut reader, mut writer) = connect::open(self.url()).await?;
        for connection in [&mut reader, &mut writer] {
            let count = count.clone();
            connection.set_metric_callback(move |_| {
                count.fetch_add(1, Ordering::SeqCst);
            });
        }
        let clock = Clock::Frozen(self.clock.clone());
        let store = Store::over((reader, writer), clock, cheap());
        Ok(Queries { store, count })
    }
}

impl Queries {
    /// How many statements there were since the last time.
    pub fn taken(&self) -> u64 {
        self.count.swap(0, Ordering::SeqCst)
    }
}
