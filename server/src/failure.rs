//! Why a command did not do what it was asked, told to the person at the terminal: what happened, and the way out.

use crate::config::{ConfigError, DatabaseUrl};
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::Path;

/// A sentence for the terminal and the exit code that goes with it.
#[derive(Debug)]
pub struct Failure {
    sentence: String,
    code: u8,
}

impl Failure {
    /// The command could not be done.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            code: 1,
        }
    }

    /// The command was not asked for in a way that makes sense.
    pub fn usage(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            code: 2,
        }
    }

    #[must_use]
    pub const fn code(&self) -> u8 {
        self.code
    }

    pub(crate) fn cannot_listen(address: SocketAddr, cause: &io::Error) -> Self {
        let advice = match cause.kind() {
            io::ErrorKind::AddrInUse => {
                "another program listens there already; stop it, or choose another address with QUIRE_LISTEN"
            }
            io::ErrorKind::PermissionDenied => {
                "this user may not use that port; choose one above 1023 with QUIRE_LISTEN"
            }
            io::ErrorKind::AddrNotAvailable => {
                "this machine has no such address; choose another with QUIRE_LISTEN"
            }
            _ => "choose another address with QUIRE_LISTEN",
        };
        Self::new(format!("cannot listen on {address} ({cause}): {advice}"))
    }

    pub(crate) fn cannot_make_directory(path: &Path, cause: &io::Error) -> Self {
        Self::new(format!(
            "cannot make the directory {} ({cause}): choose one that can be written to with QUIRE_DATA_DIR",
            path.display()
        ))
    }

    pub(crate) fn cannot_keep_pictures(place: &str, cause: &media::Unusable) -> Self {
        Self::new(format!(
            "cannot keep pictures at {place} ({cause}): name a directory that can be written to, or a bucket, with \
             QUIRE_MEDIA_URL"
        ))
    }

    pub(crate) fn no_database(url: &DatabaseUrl, cause: &store::Error) -> Self {
        Self::new(format!(
            "cannot open the database {} ({cause}): check that it is there and may be written to, or name another \
             with QUIRE_DATABASE_URL",
            url.masked()
        ))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::usage(error.to_string())
    }
}
