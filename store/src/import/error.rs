//! Why a blog did not come in. Nothing was written then.

use std::path::PathBuf;

/// One clear sentence for whoever gave the command.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    #[error("there is no file {}", .0.display())]
    Missing(PathBuf),
    #[error("{} cannot be read: {cause}", path.display())]
    Unreadable {
        path: PathBuf,
        cause: std::io::Error,
    },
    #[error("{} is not an SQLite database", .0.display())]
    NotADatabase(PathBuf),
    #[error("{} is cut off or damaged", .0.display())]
    Damaged(PathBuf),
    /// SQLite would have to write to the file before it can be read.
    #[error(
        "{} holds changes that are not yet in {}: stop the old blog, then run `sqlite3 {} .tables` once",
        beside.display(), path.display(), path.display()
    )]
    Unfinished { path: PathBuf, beside: PathBuf },
    #[error("{} is a database, but not that of a Flask blog: {reason}", path.display())]
    NotABlog { path: PathBuf, reason: String },
    /// Our own database did not take it.
    #[error(transparent)]
    Store(#[from] crate::Error),
}
