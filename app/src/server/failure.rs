//! How the facts of the layers below become the outcomes that a person is told. The cause goes to the log, here and
//! only here; the request's span carries its number.

use super::told;
use crate::AppError;
use domain::invalid::{Invalid, Problem};
use domain::provider::Trouble;
use domain::upload::Refusal;

/// Where nothing here knows which one it is.
const THE_PROVIDER: &str = "the provider";

impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        use store::Error as E;
        match error {
            E::Taken(field) => Self::Invalid(vec![Invalid::new(field, Problem::Taken)]),
            E::Resting(field) => Self::Invalid(vec![Invalid::new(field, Problem::Resting)]),
            E::Closed(field) => Self::Invalid(vec![Invalid::new(field, Problem::Closed)]),
            E::NothingLeft(field) => Self::Invalid(vec![Invalid::new(field, Problem::NothingLeft)]),
            E::Weak(invalid) => Self::Invalid(vec![invalid]),
            E::WrongSetupCode => Self::Invalid(vec![Invalid::new(
                domain::Field::SetupCode,
                Problem::WrongCode,
            )]),
            E::WrongStepCode => Self::Invalid(vec![Invalid::new(
                domain::Field::Code,
                Problem::WrongStepCode,
            )]),
            E::PasskeyRefused => Self::Invalid(vec![Invalid::new(
                domain::Field::Passkey,
                Problem::UnknownPasskey,
            )]),
            E::Refused(refusal) => refusal.into(),
            E::LinkedElsewhere => told(Trouble::LinkedElsewhere, THE_PROVIDER),
            E::LastWayIn => told(Trouble::LastWayIn, THE_PROVIDER),
            E::Full(field, max) => Self::Invalid(vec![Invalid::new(field, Problem::Full { max })]),
            E::NotFound => Self::NotFound,
            E::Stale => Self::Conflict,
            E::WrongCredentials => Self::WrongCredentials,
            E::TooMany { retry_after_secs } => Self::TooMany { retry_after_secs },
            E::LastAdmin => Self::Invalid(vec![Invalid::new(
                domain::Field::Action,
                Problem::LastAdmin,
            )]),
            E::Busy => Self::Unavailable,
            other => {
                tracing::error!(error = %other, "the database failed a request");
                Self::Internal
            }
        }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused {
            status: refusal.status(),
            say: refusal.say(),
        }
    }
}

impl From<media::StorageError> for AppError {
    fn from(error: media::StorageError) -> Self {
        tracing::error!(%error, "a picture could not be kept or removed");
        Self::Unavailable
    }
}

impl From<tower_sessions::session::Error> for AppError {
    fn from(error: tower_sessions::session::Error) -> Self {
        tracing::error!(%error, "the session store failed a request");
        Self::Unavailable
    }
}
