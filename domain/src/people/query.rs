//! Which people a page of the list shows, as its address says it and as it is meant.

use crate::{PageNumber, Role, paths};
use serde::{Deserialize, Serialize};

/// Longest search in characters. What is longer is cut.
const SEARCH: usize = 100;

/// The query of the list's address, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PeopleQuery {
    pub q: String,
    pub role: String,
    pub state: String,
    pub page: String,
}

/// Which people are meant. What the address says that makes no sense is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleFilter {
    /// A part of a name, a handle or an address; empty for everybody.
    pub search: String,
    pub role: Option<Role>,
    pub state: Option<State>,
    pub page: PageNumber,
}

/// Whether an account is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Active,
    Disabled,
}

impl State {
    pub const ALL: [Self; 2] = [Self::Active, Self::Disabled];

    /// The word in the address.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    /// The word on the page.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Disabled => "Disabled",
        }
    }
}

impl PeopleQuery {
    #[must_use]
    pub fn filter(&self) -> PeopleFilter {
        let search = self.q.chars().filter(|c| !c.is_control());
        let search: String = search.take(SEARCH).collect();
        PeopleFilter {
            search: search.trim().trim_start_matches('@').to_owned(),
            role: self.role.parse().ok(),
            state: State::ALL
                .into_iter()
                .find(|state| state.word() == self.state),
            page: PageNumber::from_query(Some(&self.page)),
        }
    }

    /// The address of the first page of this list.
    #[must_use]
    pub fn path(&self) -> String {
        let fields = [("q", &self.q), ("role", &self.role), ("state", &self.state)];
        paths::with_query(paths::USERS, &fields)
    }

    /// Whether it leaves anybody out.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        let filter = self.filter();
        !filter.search.is_empty() || filter.role.is_some() || filter.state.is_some()
    }
}
