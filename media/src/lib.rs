//! Pictures that people upload: what becomes of them, and where they are kept.
//!
//! A file that comes in is read as a picture and written anew, so that nothing of it survives but what can be seen: no
//! place where it was taken, no comment, nothing that another program would take for something else. It is kept under
//! the hash of its bytes. Whose it is, and where it is used, is none of this crate's business.

#![deny(unsafe_code)]

mod files;
mod folder;
mod keeping;
mod libwebp;
mod picture;
mod place;
mod s3;
mod sweep;
mod work;

pub use files::Found;
pub use keeping::Keeping;
pub use picture::Taken;
pub use place::{Bucket, Key, Place, Unusable};
pub use work::Reader;

use files::Files;
use object_store::memory::InMemory;
use std::fmt;
use std::sync::Arc;
use tokio::sync::{RwLock, Semaphore};

/// Where pictures are kept, and the two who work on them. Cheap to clone.
#[derive(Clone)]
pub struct Media(Arc<Shared>);

struct Shared {
    files: Files,
    /// A picture takes one of these while it is worked on, a large one both.
    desks: Arc<Semaphore>,
    /// Files that are read from the network at a time: each may be in memory as a whole.
    readers: Arc<Semaphore>,
    /// Who keeps a picture shares this until its row is there; who removes files has it alone.
    lock: Arc<RwLock<()>>,
}

/// The storage did not do what it was asked. The cause is for the log.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("the bucket of the pictures reports: {0}")]
    Bucket(#[from] object_store::Error),
    #[error("the folder of the pictures reports: {0}")]
    Folder(#[from] std::io::Error),
}

impl Media {
    /// How many pictures are worked on at a time.
    const DESKS: usize = 2;
    /// How many files come in at a time.
    const READERS: usize = 8;

    /// Opens the storage. A folder is made if there is none; a bucket is not asked anything yet.
    pub fn open(place: &Place) -> Result<Self, Unusable> {
        Ok(Self::over(place.open()?))
    }

    /// Pictures that only this process has, and that are gone with it.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::over(Files::Objects(Box::new(InMemory::new())))
    }

    fn over(files: Files) -> Self {
        Self(Arc::new(Shared {
            files,
            desks: Arc::new(Semaphore::new(Self::DESKS)),
            readers: Arc::new(Semaphore::new(Self::READERS)),
            lock: Arc::default(),
        }))
    }
}

impl fmt::Debug for Media {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Media({:?})", self.0.files)
    }
}
