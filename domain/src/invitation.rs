//! Who may make an account, and the invitations of a site that asks for one.

use crate::invalid::{Field, Findings, Invalid, Problem};
use crate::{EmailAddress, Role, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Who may make an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegistrationMode {
    #[default]
    Open,
    /// Whoever has a link from an admin.
    Invite,
    /// Nobody beside the first, and those whom the command line makes one for.
    Closed,
}

/// The word was none of `open`, `invite`, `closed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("registration is one of open, invite, closed")]
pub struct UnknownMode;

impl FromStr for RegistrationMode {
    type Err = UnknownMode;

    fn from_str(word: &str) -> Result<Self, UnknownMode> {
        match word {
            "open" => Ok(Self::Open),
            "invite" => Ok(Self::Invite),
            "closed" => Ok(Self::Closed),
            _ => Err(UnknownMode),
        }
    }
}

/// The form of `/admin/invitations`, as typed. Never printed: one of the fields is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    /// A word of [`Role`].
    pub role: String,
    /// Days until the link is worth nothing.
    pub days: String,
    /// Where the link goes; empty for one that the admin passes on.
    pub email: String,
    /// Needed where the last time somebody gave it is some time ago.
    pub password: String,
}

/// An invitation about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvitation {
    pub role: Role,
    /// 1 to [`InviteForm::MAX_DAYS`].
    pub days: i64,
    pub address: Option<EmailAddress>,
}

impl InviteForm {
    pub const MAX_DAYS: i64 = 90;

    /// What may be sent back to the page: everything but the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            password: String::new(),
            ..self.clone()
        }
    }

    pub fn parse(&self) -> Result<NewInvitation, Vec<Invalid>> {
        let mut findings = Findings::default();
        let address = match self.email.trim() {
            "" => Some(None),
            typed => findings.check(EmailAddress::parse(typed)).map(Some),
        };
        let days = self.days.trim().parse().ok();
        let days = days.filter(|days| (1..=Self::MAX_DAYS).contains(days));
        if days.is_none() {
            let max = usize::try_from(Self::MAX_DAYS).unwrap_or_default();
            findings.note(Field::Days, Problem::NotADayCount { max });
        }
        let role = self.role.parse().unwrap_or(Role::Reader);
        let invitation = address.zip(days).map(|(address, days)| NewInvitation {
            role,
            days,
            address,
        });
        findings.finish(invitation)
    }
}

impl fmt::Debug for InviteForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InviteForm(…)")
    }
}

/// An invitation that nobody has used yet, as an admin sees it. Its link is not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInvitation {
    pub id: i64,
    pub role: Role,
    /// Where the link was sent.
    pub address: Option<String>,
    /// The name of the admin.
    pub by: String,
    pub created: Timestamp,
    pub expires: Timestamp,
}

/// What somebody who was invited learns from their link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    pub by: String,
    pub role: Role,
    /// The address that the link was sent to.
    pub address: Option<String>,
}
