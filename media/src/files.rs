//! Files by name, wherever they are: in a folder, or in a store of objects.

use crate::StorageError;
use crate::folder::Folder;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use hyper::body::Bytes;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use std::fmt;

/// Where they are.
pub(crate) enum Files {
    Folder(Folder),
    Objects(Box<dyn ObjectStore>),
}

/// A file that is being read.
pub struct Found {
    pub size: u64,
    pub bytes: BoxStream<'static, Result<Bytes, StorageError>>,
}

/// A file in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) name: String,
    /// When it was written, in milliseconds since 1970.
    pub(crate) written: i64,
}

impl Files {
    /// Writes a file whole or not at all, also over one that is there.
    pub(crate) async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), StorageError> {
        match self {
            Self::Folder(folder) => Ok(folder.put(name, bytes).await?),
            Self::Objects(store) => {
                let payload = PutPayload::from(bytes);
                store.put(&Path::from(name), payload).await?;
                Ok(())
            }
        }
    }

    pub(crate) async fn find(&self, name: &str) -> Result<Option<Found>, StorageError> {
        match self {
            Self::Folder(folder) => Ok(folder.find(name).await?),
            Self::Objects(store) => match store.get(&Path::from(name)).await {
                Ok(found) => Ok(Some(Found {
                    size: found.meta.size,
                    bytes: found.into_stream().map_err(StorageError::from).boxed(),
                })),
                Err(object_store::Error::NotFound { .. }) => Ok(None),
                Err(error) => Err(error.into()),
            },
        }
    }

    /// Removes a file, if it is there.
    pub(crate) async fn remove(&self, name: &str) -> Result<(), StorageError> {
        match self {
            Self::Folder(folder) => Ok(folder.remove(name).await?),
            Self::Objects(store) => match store.delete(&Path::from(name)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
                Err(error) => Err(error.into()),
            },
        }
    }

    /// Every file that was written before a moment.
    pub(crate) async fn older(&self, than: i64) -> Result<Vec<Listed>, StorageError> {
        let mut all = match self {
            Self::Folder(folder) => folder.list().await?,
            Self::Objects(store) => {
                let listed = store.list(None).map_ok(|file| Listed {
                    name: file.location.as_ref().to_owned(),
                    written: file.last_modified.timestamp_millis(),
                });
                listed.try_collect().await?
            }
        };
        all.retain(|file| file.written < than);
        Ok(all)
    }
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.fmt(f),
            Self::Objects(store) => write!(f, "{store}"),
        }
    }
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Found({} bytes)", self.size)
    }
}
