//! What an admin sees of people and does about them, and what somebody decides when their account goes.

use crate::{Handle, Role, Timestamp, UserId};
use serde::{Deserialize, Serialize};

mod action;
mod form;
mod going;
mod query;

pub use action::Action;
pub use form::PeopleForm;
pub use going::{DeleteForm, Writing};
pub use query::{PeopleFilter, PeopleQuery, State};

/// An account as an admin sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub id: UserId,
    pub email: Option<String>,
    pub name: String,
    pub handle: Handle,
    pub role: Role,
    pub created: Timestamp,
    pub disabled: Option<Timestamp>,
    pub last_login: Option<Timestamp>,
}

/// People on one page of the list.
pub const PEOPLE_ON_A_PAGE: u64 = 25;
