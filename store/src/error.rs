//! What can go wrong at the bottom: facts, which the layer above turns into answers.

use domain::upload::Refusal;
use domain::{Field, Invalid};
use sea_orm::sqlx;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, SqlxSqliteError};

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Somebody has it already: an address, say.
    #[error("the {} is taken", .0.name())]
    Taken(Field),
    /// It belonged to an account that was deleted lately.
    #[error("the {} is not free again yet", .0.name())]
    Resting(Field),
    /// The time for it is over.
    #[error("it is too late for a {}", .0.name())]
    Closed(Field),
    /// There is no such thing, or not for whoever asked.
    #[error("there is no such thing")]
    NotFound,
    /// Somebody else saved in the meantime.
    #[error("it was changed in the meantime")]
    Stale,
    /// The step would leave the site without an admin.
    #[error("the site would be left without an admin")]
    LastAdmin,
    /// Somebody has as many of these as one account may have.
    #[error("there are {1} already")]
    Full(Field, usize),
    /// Log-in failed. Why, nobody is told.
    #[error("the login or the password is wrong")]
    WrongCredentials,
    /// The second step failed. Why, nobody is told.
    #[error("that code does not count")]
    WrongStepCode,
    /// A passkey that opens nothing, or an answer that fits no question. Why, nobody is told.
    #[error("that passkey does not count")]
    PasskeyRefused,
    /// Somebody else's account is opened by that identity.
    #[error("the identity belongs to another account")]
    LinkedElsewhere,
    /// The step would leave an account that nothing opens.
    #[error("nothing would open the account")]
    LastWayIn,
    /// Too many tries; the next one counts after this many seconds.
    #[error("too many tries: the next one is free in {retry_after_secs} s")]
    TooMany { retry_after_secs: u64 },
    /// A new password that is too easy to guess.
    #[error("the password is weak: {0}")]
    Weak(Invalid),
    /// HTML of which nothing is left once it has been cleaned.
    #[error("nothing is left of the {}", .0.name())]
    NothingLeft(Field),
    /// The first account needs the code that the server printed when it started.
    #[error("the set-up code is not the one that was printed")]
    WrongSetupCode,
    /// A picture that its owner has no room for.
    #[error("{0}")]
    Refused(Refusal),
    /// Everything is in use, or the database is away: later it may work.
    #[error("the server is busy, or its database is away")]
    Busy,
    /// The database's address is not one that this program can use.
    #[error("the database address {0}")]
    Address(&'static str),
    /// SQLite runs with another setting than the promises about it need.
    #[error("SQLite's {pragma} is {found} where {wanted} is needed")]
    Pragma {
        pragma: &'static str,
        found: String,
        wanted: &'static str,
    },
    /// A text that is kept as JSON and is none.
    #[error("what is kept cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// Anything else that the database says; never shown to a visitor.
    #[error("the database reports: {0}")]
    Database(#[source] DbErr),
}

impl From<DbErr> for Error {
    /// A database that is full, away or in other hands may be back soon: that is [`Error::Busy`], and logged here, where
    /// the cause is still known.
    fn from(cause: DbErr) -> Self {
        if is_away(&cause) || is_contention(&cause) {
            tracing::warn!(error = %cause, "the database did not answer");
            Self::Busy
        } else if is_no_text(&cause) {
            Self::NotFound
        } else {
            Self::Database(cause)
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(cause: sqlx::Error) -> Self {
        DbErr::Conn(RuntimeErr::SqlxError(cause.into())).into()
    }
}

/// Whether another writer was in the way, so that the same may succeed in a moment.
pub(crate) fn is_contention(cause: &DbErr) -> bool {
    match code(cause) {
        // SQLITE_BUSY and SQLITE_LOCKED, with whatever detail in the upper bits.
        Some(Code::Sqlite(code)) => matches!(code & 0xff, 5 | 6),
        // A serialization failure, and a deadlock.
        Some(Code::Postgres(state)) => matches!(&*state, "40001" | "40P01"),
        None => false,
    }
}

/// Whether somebody else has what has to be unique.
pub(crate) fn is_unique_violation(cause: &DbErr) -> bool {
    matches!(cause.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Whether somebody asked for something by a name that PostgreSQL cannot even compare: its texts have no NUL.
fn is_no_text(cause: &DbErr) -> bool {
    matches!(code(cause), Some(Code::Postgres(state)) if state == "22021")
}

fn is_away(cause: &DbErr) -> bool {
    match cause {
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout | ConnAcquireErr::ConnectionClosed) => {
            true
        }
        _ => match (code(cause), sqlx_error(cause)) {
            // SQLITE_FULL.
            (Some(Code::Sqlite(code)), _) => code & 0xff == 13,
            // A broken connection, too few resources, a statement that took too long, a server that stops or starts.
            (Some(Code::Postgres(state)), _) => {
                state.starts_with("08") || state.starts_with("53") || state.starts_with("57")
            }
            (None, Some(error)) => matches!(
                error,
                sqlx::Error::Io(_)
                    | sqlx::Error::PoolTimedOut
                    | sqlx::Error::PoolClosed
                    | sqlx::Error::WorkerCrashed
            ),
            (None, None) => false,
        },
    }
}

/// What the database itself calls an error.
enum Code {
    Sqlite(u32),
    Postgres(String),
}

fn code(cause: &DbErr) -> Option<Code> {
    let sqlx::Error::Database(error) = sqlx_error(cause)? else {
        return None;
    };
    let code = error.code()?;
    if error.try_downcast_ref::<SqlxSqliteError>().is_some() {
        code.parse().ok().map(Code::Sqlite)
    } else {
        Some(Code::Postgres(code.into_owned()))
    }
}

fn sqlx_error(cause: &DbErr) -> Option<&sqlx::Error> {
    match cause {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}
