//! Keeping the files of a picture, and removing them.

use crate::{Found, Media, StorageError, Taken};
use domain::Picture;
use tokio::sync::OwnedRwLockReadGuard;

/// To be held until the picture is somebody's: as long as there is one of these, no file is removed.
#[derive(Debug)]
#[must_use]
pub struct Keeping(
    #[expect(dead_code, reason = "let go when it is dropped")] OwnedRwLockReadGuard<()>,
);

impl Media {
    /// Writes all files of a picture, each whole or not at all. A file that is there already is written again: it is the
    /// same, and counts as new.
    pub async fn keep(&self, taken: &Taken) -> Result<Keeping, StorageError> {
        let keeping = self.0.lock.clone().read_owned().await;
        // The picture itself comes last: where it is, the smaller ones are.
        for (name, bytes) in taken.files.iter().rev() {
            self.0.files.put(name, bytes.clone()).await?;
        }
        Ok(Keeping(keeping))
    }

    /// The file of this name, if there is one. Names are what [`Picture::file`] and [`Picture::renditions`] end with.
    pub async fn find(&self, name: &str) -> Result<Option<Found>, StorageError> {
        self.0.files.find(name).await
    }

    /// Removes the files of a picture if `is_nobodys` says so, while nobody can keep the same one anew.
    pub async fn remove<E: From<StorageError>>(
        &self,
        picture: &Picture,
        is_nobodys: impl Future<Output = Result<bool, E>>,
    ) -> Result<(), E> {
        let _alone = self.0.lock.write().await;
        if !is_nobodys.await? {
            return Ok(());
        }
        let smaller = picture.renditions().map(|(_, address)| address);
        for address in std::iter::once(picture.file()).chain(smaller) {
            self.0
                .files
                .remove(address.trim_start_matches("/media/"))
                .await?;
        }
        Ok(())
    }
}
