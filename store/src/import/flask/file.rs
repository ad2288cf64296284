//! Opening the database of an old blog without leaving a trace in it.

use crate::import::ImportError;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sea_orm::sqlx::{self, ConnectOptions};
use sea_orm::{DatabaseConnection, DbErr, RuntimeErr, SqlxSqliteConnector};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What every SQLite database begins with, and the length of its header.
const MAGIC: [u8; 16] = *b"SQLite format 3\0";
const HEADER: u64 = 100;

/// The old blog's database, and where it is.
pub(super) struct OldFile {
    pub(super) db: DatabaseConnection,
    path: PathBuf,
}

impl OldFile {
    pub(super) async fn open(path: &Path) -> Result<Self, ImportError> {
        look(path)?;
        // Immutable: SQLite neither locks the file nor writes anything beside it, so it can be on a read-only disk.
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .immutable(true)
            .pragma("trusted_schema", "OFF")
            .pragma("cell_size_check", "ON")
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options)
            .await
            .map_err(|cause| because(path, &cause))?;
        Ok(Self {
            db: SqlxSqliteConnector::from_sqlx_sqlite_pool(pool),
            path: path.to_owned(),
        })
    }

    pub(super) async fn close(self) {
        if let Err(cause) = self.db.close().await {
            tracing::warn!(%cause, "the old blog was not closed");
        }
    }

    /// A query that fails does so because of the file.
    pub(super) fn failed(&self, cause: DbErr) -> ImportError {
        match cause {
            DbErr::Conn(RuntimeErr::SqlxError(error))
            | DbErr::Exec(RuntimeErr::SqlxError(error))
            | DbErr::Query(RuntimeErr::SqlxError(error)) => because(&self.path, &error),
            other => ImportError::Unreadable {
                path: self.path.clone(),
                cause: std::io::Error::other(other),
            },
        }
    }

    pub(super) fn is_no_blog(&self, reason: impl Into<String>) -> ImportError {
        ImportError::NotABlog {
            path: self.path.clone(),
            reason: reason.into(),
        }
    }
}

/// Everything that can be known before SQLite looks at the file.
fn look(path: &Path) -> Result<(), ImportError> {
    let unreadable = |cause: std::io::Error| match cause.kind() {
        std::io::ErrorKind::NotFound => ImportError::Missing(path.to_owned()),
        _ => ImportError::Unreadable {
            path: path.to_owned(),
            cause,
        },
    };
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_dir() {
        return Err(ImportError::NotADatabase(path.to_owned()));
    }
    let size = file.metadata().map_err(unreadable)?.len();
    let mut header = Vec::new();
    file.take(HEADER)
        .read_to_end(&mut header)
        .map_err(unreadable)?;
    if !header.starts_with(&MAGIC) {
        return Err(ImportError::NotADatabase(path.to_owned()));
    }
    if size < size_by(&header) {
        return Err(ImportError::Damaged(path.to_owned()));
    }
    ["-wal", "-journal"].iter().try_for_each(|ending| {
        let mut beside = path.as_os_str().to_owned();
        beside.push(ending);
        let beside = PathBuf::from(beside);
        if is_pending(&beside) {
            let path = path.to_owned();
            return Err(ImportError::Unfinished { path, beside });
        }
        Ok(())
    })
}

/// How large the file has to be by its own header. SQLite itself notices only when it comes to a page that is missing.
fn size_by(header: &[u8]) -> u64 {
    let number = |at: usize| {
        let bytes = header
            .get(at..at + 4)
            .and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_be_bytes)
    };
    let page = match number(16) >> 16 {
        1 => 65_536,
        size => size,
    };
    // The count of pages holds if whoever wrote last knew of it.
    let (pages, written, counted) = (number(28), number(24), number(92));
    if written == counted {
        u64::from(page) * u64::from(pages)
    } else {
        HEADER
    }
}

/// A log that was folded in is empty, and a journal that was closed begins with zeros.
fn is_pending(beside: &Path) -> bool {
    let mut beginning = [0; 8];
    File::open(beside)
        .and_then(|mut file| file.read_exact(&mut beginning))
        .is_ok()
        && beginning != [0; 8]
}

fn because(path: &Path, cause: &sqlx::Error) -> ImportError {
    let path = path.to_owned();
    let code = match cause {
        sqlx::Error::Database(error) => error.code().and_then(|code| code.parse::<u32>().ok()),
        _ => None,
    };
    match code.map(|code| code & 0xff) {
        // SQLITE_CORRUPT, and SQLITE_NOTADB for a file that began like one.
        Some(11 | 26) => ImportError::Damaged(path),
        _ => ImportError::Unreadable {
            path,
            cause: std::io::Error::other(cause.to_string()),
        },
    }
}
