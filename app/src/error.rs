//! What a page, an island or a script is told when something does not work: coarse, safe to show, with its status.

use domain::{Field, Invalid};
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Every way a request can fail. The cause stays in the log, under the request's number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    #[error("some fields need another look")]
    Invalid(Vec<Invalid>),
    /// The one answer to every log-in that fails, whatever the reason.
    #[error("that combination of address and password is not right")]
    WrongCredentials,
    #[error("log in first")]
    SignInNeeded,
    #[error("this is not yours to change")]
    Forbidden,
    /// The site asks its admins for a second factor first.
    #[error("set up a second factor first")]
    SecondFactorNeeded,
    /// It may be done, once whoever is logged in has shown that it is still them.
    #[error("confirm that it is you")]
    NotConfirmed,
    #[error("nothing is kept at this address")]
    NotFound,
    /// A provider did not open an account. `say` tells the person why, in words of ours. No island ever reads one, and so
    /// none carries the code for it.
    #[serde(skip_deserializing)]
    #[error("a provider did not open an account")]
    Provider { status: u16, say: String },
    /// A file is not taken. `say` tells the person why. No island ever reads one either.
    #[serde(skip_deserializing)]
    #[error("a file was not taken")]
    Refused { status: u16, say: String },
    /// Somebody else saved first.
    #[error("someone else changed this in the meantime")]
    Conflict,
    #[error("too many tries; wait {retry_after_secs} s")]
    TooMany { retry_after_secs: u64 },
    /// The request is not of the form that this address takes.
    #[error("the request could not be read")]
    Malformed,
    #[error("the site is busy; try again in a moment")]
    Unavailable,
    #[error("something broke on our side")]
    Internal,
    /// Only ever made in the browser: no answer came.
    #[error("the site could not be reached")]
    Unreachable,
}

impl AppError {
    /// The HTTP status of the answer.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) | Self::WrongCredentials => 422,
            Self::SignInNeeded => 401,
            Self::Forbidden | Self::NotConfirmed | Self::SecondFactorNeeded => 403,
            Self::NotFound => 404,
            Self::Provider { status, .. } | Self::Refused { status, .. } => *status,
            Self::Conflict => 409,
            Self::TooMany { .. } => 429,
            Self::Malformed => 400,
            Self::Unavailable | Self::Unreachable => 503,
            Self::Internal => 500,
        }
    }

    /// Seconds after which to try again, where that may help.
    #[must_use]
    pub const fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany { retry_after_secs } => Some(*retry_after_secs),
            Self::Unavailable => Some(5),
            _ => None,
        }
    }

    /// The rules that were broken, if that is what happened.
    #[must_use]
    pub fn problems(&self) -> Vec<Invalid> {
        if let Self::Invalid(problems) = self {
            problems.clone()
        } else {
            Vec::new()
        }
    }

    /// Whether the way on is a password: it was not given, or another one was, too often perhaps.
    #[must_use]
    pub fn asks_for_password(&self) -> bool {
        match self {
            Self::NotConfirmed | Self::TooMany { .. } => true,
            Self::Invalid(problems) => problems.iter().any(|found| found.field == Field::Password),
            _ => false,
        }
    }

    /// The sentence above a form that did not go through, saying what to do about it. `None` where the fields speak.
    #[must_use]
    pub fn advice(&self) -> Option<String> {
        Some(match self {
            Self::Invalid(_) => return None,
            Self::WrongCredentials => {
                "That address and password do not go together. Check both and try again.".to_owned()
            }
            Self::SignInNeeded => {
                "You are not logged in any more. Log in and try again: your text is still here."
                    .to_owned()
            }
            Self::SecondFactorNeeded => "Set up a second factor first.".to_owned(),
            Self::Provider { say, .. } | Self::Refused { say, .. } => say.clone(),
            Self::Forbidden => "Your account may not do this.".to_owned(),
            Self::NotConfirmed => "Confirm that it is you, then go on.".to_owned(),
            Self::NotFound => {
                "What this belongs to is no longer there. Copy your text before you leave."
                    .to_owned()
            }
            Self::Conflict => {
                "Someone else saved this in the meantime. Both texts are below.".to_owned()
            }
            Self::TooMany { retry_after_secs } => format!(
                "Too many tries. Wait {}, then try again.",
                wait(*retry_after_secs)
            ),
            Self::Malformed => {
                "The form did not arrive as it should. Reload the page and try again.".to_owned()
            }
            Self::Unavailable => {
                "The site is busy. Your text is still here: try again in a moment.".to_owned()
            }
            Self::Internal => {
                "Something broke on our side. Your text is still here: try again.".to_owned()
            }
            Self::Unreachable => {
                "The site cannot be reached. Your text is still here: try again in a moment."
                    .to_owned()
            }
        })
    }
}

fn wait(secs: u64) -> String {
    match secs {
        0 | 1 => "a second".to_owned(),
        2..=90 => format!("{secs} seconds"),
        _ => format!("{} minutes", secs.div_ceil(60)),
    }
}

impl From<Vec<Invalid>> for AppError {
    fn from(problems: Vec<Invalid>) -> Self {
        Self::Invalid(problems)
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            // In the browser this is an answer that no server function wrote: a proxy's, or a refusal before the app.
            ServerFnErrorErr::Deserialization(_) if cfg!(target_family = "wasm") => {
                Self::Unreachable
            }
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Malformed,
            _ => Self::Internal,
        }
    }

    fn status_code(&self) -> http::StatusCode {
        http::StatusCode::from_u16(self.status()).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
    }
}
