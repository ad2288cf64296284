//! Files in a folder of this machine. A file is written under a name of its own, forced to the disk, and only then called
//! what it is called: whatever happens in between, nobody finds half of it. That is why it is not left to the crate that
//! speaks to buckets, which would also have to be built with much that nothing else here needs.

use crate::StorageError;
use crate::files::{Found, Listed};
use futures_util::StreamExt;
use futures_util::stream;
use hyper::body::Bytes;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use tokio::task::spawn_blocking;

/// What a file that is being written ends with. No picture is called so.
const UNFINISHED: &str = ".part";
/// Bytes that are read at a time.
const PIECE: usize = 64 * 1024;

#[derive(Clone, Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes the folder if there is none. Other users of the machine have no business with it.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(path)?;
        // Also when the program works somewhere else later.
        Ok(Self(path.canonicalize()?))
    }

    pub(crate) async fn put(&self, name: &str, bytes: Vec<u8>) -> io::Result<()> {
        let folder = self.0.clone();
        let name = name.to_owned();
        aside(move || {
            let unfinished = folder.join(format!("{:032x}{UNFINISHED}", rand::random::<u128>()));
            let written = write(&unfinished, &bytes)
                .and_then(|()| std::fs::rename(&unfinished, folder.join(&name)));
            if let Err(error) = written {
                // Of a full disk there is the more left the less lies around.
                let _gone = std::fs::remove_file(&unfinished);
                return Err(error);
            }
            File::open(&folder)?.sync_all()
        })
        .await
    }

    pub(crate) async fn find(&self, name: &str) -> io::Result<Option<Found>> {
        let path = self.0.join(name);
        let opened = aside(move || match File::open(path) {
            Ok(file) => {
                let size = file.metadata()?.len();
                Ok(Some((file, size)))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        });
        let found = opened.await?.map(|(file, size)| Found {
            size,
            bytes: pieces(file).boxed(),
        });
        Ok(found)
    }

    pub(crate) async fn remove(&self, name: &str) -> io::Result<()> {
        let path = self.0.join(name);
        aside(move || match std::fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        })
        .await
    }

    /// Also those that were never finished.
    pub(crate) async fn list(&self) -> io::Result<Vec<Listed>> {
        let folder = self.0.clone();
        aside(move || {
            let mut files = Vec::new();
            for entry in std::fs::read_dir(folder)? {
                let entry = entry?;
                let written = entry.metadata()?.modified()?;
                let age = written.duration_since(UNIX_EPOCH).unwrap_or_default();
                files.push(Listed {
                    name: entry.file_name().to_string_lossy().into_owned(),
                    written: i64::try_from(age.as_millis()).unwrap_or(i64::MAX),
                });
            }
            Ok(files)
        })
        .await
    }
}

/// Whether a file was being written when the program ended.
pub(crate) fn is_unfinished(name: &str) -> bool {
    name.ends_with(UNFINISHED)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn pieces(file: File) -> impl futures_util::Stream<Item = Result<Bytes, StorageError>> {
    stream::try_unfold(file, |mut file| async move {
        let read = aside(move || {
            let mut piece = vec![0; PIECE];
            let length = file.read(&mut piece)?;
            piece.truncate(length);
            Ok((piece, file))
        });
        let (piece, file) = read.await?;
        Ok((!piece.is_empty()).then(|| (Bytes::from(piece), file)))
    })
}

/// Disks are slow, and hold up nobody who waits for something else.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work)
        .await
        .unwrap_or_else(|_broken| Err(ErrorKind::Other.into()))
}
