//! Files that are nobody's: of an upload that broke off, or of somebody who is gone.

use crate::folder::is_unfinished;
use crate::{Media, StorageError};
use domain::Timestamp;
use domain::picture::is_hash;
use std::collections::{BTreeMap, HashSet};

/// A file may be so old in milliseconds before it has to be somebody's: a day.
const GRACE: i64 = 24 * 60 * 60 * 1000;
/// How many pictures are asked about at a time.
const PAGE: usize = 500;

impl Media {
    /// Removes files that are older than a day and belong to no picture; `known` says which hashes do. Files of other names
    /// than ours are left alone. Says how many went.
    pub async fn sweep<E, K>(
        &self,
        now: Timestamp,
        known: impl Fn(Vec<String>) -> K,
    ) -> Result<u64, E>
    where
        E: From<StorageError>,
        K: Future<Output = Result<HashSet<String>, E>>,
    {
        let before = now.plus_millis(-GRACE).millis();
        let mut swept = 0;
        let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for file in self.0.files.older(before).await? {
            let hash = file.name.split_once('.').map_or("", |(hash, _)| hash);
            if is_unfinished(&file.name) {
                self.0.files.remove(&file.name).await?;
                swept += 1;
            } else if is_hash(hash) {
                named.entry(hash.to_owned()).or_default().push(file.name);
            }
        }
        let hashes: Vec<String> = named.keys().cloned().collect();
        for page in hashes.chunks(PAGE) {
            swept += self.sweep_page(page, &named, &known).await?;
        }
        Ok(swept)
    }

    /// What is kept anew meanwhile waits, and is written again.
    async fn sweep_page<E, K>(
        &self,
        page: &[String],
        named: &BTreeMap<String, Vec<String>>,
        known: &impl Fn(Vec<String>) -> K,
    ) -> Result<u64, E>
    where
        E: From<StorageError>,
        K: Future<Output = Result<HashSet<String>, E>>,
    {
        let _alone = self.0.lock.write().await;
        let known = known(page.to_vec()).await?;
        let mut swept = 0;
        for hash in page.iter().filter(|hash| !known.contains(*hash)) {
            for name in named.get(hash).into_iter().flatten() {
                self.0.files.remove(name).await?;
                swept += 1;
            }
        }
        Ok(swept)
    }
}
