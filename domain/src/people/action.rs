//! What an admin can do about people. Another action is another line in each of these tables.

use super::Account;
use crate::Role;
use serde::{Deserialize, Serialize};

/// What can be done about people, one or many at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    MakeReader,
    MakeAuthor,
    MakeAdmin,
    Disable,
    Enable,
    EndSessions,
    /// Sends a link for a new password, which the admin never sees.
    SendReset,
    /// Asks first what becomes of what they wrote.
    Delete,
}

impl Action {
    pub const ALL: [Self; 8] = [
        Self::MakeReader,
        Self::MakeAuthor,
        Self::MakeAdmin,
        Self::Disable,
        Self::Enable,
        Self::EndSessions,
        Self::SendReset,
        Self::Delete,
    ];

    /// The value in the form.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::MakeReader => "reader",
            Self::MakeAuthor => "author",
            Self::MakeAdmin => "admin",
            Self::Disable => "disable",
            Self::Enable => "enable",
            Self::EndSessions => "end-sessions",
            Self::SendReset => "send-reset",
            Self::Delete => "delete",
        }
    }

    /// What the button says.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::MakeReader => "Make reader",
            Self::MakeAuthor => "Make author",
            Self::MakeAdmin => "Make admin",
            Self::Disable => "Disable",
            Self::Enable => "Enable",
            Self::EndSessions => "End all sessions",
            Self::SendReset => "Send a new-password link",
            Self::Delete => "Delete",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.word() == word)
    }

    /// Whether it would change anything about this account.
    #[must_use]
    pub fn suits(self, account: &Account) -> bool {
        match self {
            Self::MakeReader => account.role != Role::Reader,
            Self::MakeAuthor => account.role != Role::Author,
            Self::MakeAdmin => account.role != Role::Admin,
            Self::Disable => account.disabled.is_none(),
            Self::Enable => account.disabled.is_some(),
            Self::SendReset => account.email.is_some() && account.disabled.is_none(),
            Self::EndSessions | Self::Delete => true,
        }
    }
}
