//! People as pages show them.

use crate::{Handle, Role, UserId};
use serde::{Deserialize, Serialize};

/// Who is asking. Read afresh for each request: a role is never taken from a cookie or a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    pub id: UserId,
    pub name: String,
    pub handle: Handle,
    pub role: Role,
}

impl Viewer {
    #[must_use]
    pub fn link(&self) -> PersonLink {
        PersonLink {
            id: self.id,
            name: self.name.clone(),
            handle: self.handle.clone(),
        }
    }
}

/// A byline: enough of a person to name them and to link to their page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLink {
    pub id: UserId,
    pub name: String,
    pub handle: Handle,
}

impl PersonLink {
    /// What stands in for an account that is gone, or that an imported blog never had.
    pub const DELETED: &'static str = "Deleted person";

    /// Which of the five cloths a person's letter is bound in; the same for life.
    #[must_use]
    pub const fn cloth(&self) -> i64 {
        self.id.0.rem_euclid(5) + 1
    }

    /// The letter on the cloth.
    #[must_use]
    pub fn initial(&self) -> String {
        self.name
            .chars()
            .next()
            .map(|c| c.to_uppercase().collect())
            .unwrap_or_default()
    }
}
