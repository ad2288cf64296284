//! The form around the list of people.

use super::{Action, PEOPLE_ON_A_PAGE, PeopleQuery};
use crate::UserId;
use crate::invalid::{Field, Findings, Invalid, Problem};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// What is to be done about whom, as a form has it, and on which page of the list it was asked. Never printed: one of the
/// fields is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PeopleForm {
    pub action: String,
    /// Needed where the last time somebody gave it is some time ago.
    pub password: String,
    pub q: String,
    pub role: String,
    pub state: String,
    pub page: String,
    /// Every other field: a tick is called `person-` and the number of the account.
    #[serde(flatten)]
    pub others: BTreeMap<String, String>,
}

impl PeopleForm {
    const TICK: &str = "person-";

    /// The name of somebody's tick.
    #[must_use]
    pub fn tick(id: UserId) -> String {
        format!("{}{id}", Self::TICK)
    }

    /// Those who were ticked, as many as a page has.
    #[must_use]
    pub fn ticked(&self) -> Vec<UserId> {
        let numbers = self
            .others
            .keys()
            .filter_map(|name| name.strip_prefix(Self::TICK)?.parse().ok());
        let most = usize::try_from(PEOPLE_ON_A_PAGE).unwrap_or(usize::MAX);
        numbers.take(most).collect()
    }

    pub fn parse(&self) -> Result<(Action, Vec<UserId>), Vec<Invalid>> {
        let mut findings = Findings::default();
        let ticked = self.ticked();
        if ticked.is_empty() {
            findings.note(Field::People, Problem::NotChosen);
        }
        let action = Action::from_word(&self.action);
        if action.is_none() {
            findings.note(Field::Action, Problem::NotChosen);
        }
        findings.finish(action.map(|action| (action, ticked)))
    }

    /// The page of the list that the form stood on.
    #[must_use]
    pub fn list(&self) -> PeopleQuery {
        PeopleQuery {
            q: self.q.clone(),
            role: self.role.clone(),
            state: self.state.clone(),
            page: self.page.clone(),
        }
    }

    /// What may be sent back to the page: everything but the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            password: String::new(),
            ..self.clone()
        }
    }
}

impl fmt::Debug for PeopleForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PeopleForm(…)")
    }
}
