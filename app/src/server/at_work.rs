//! Admins at work: who may open their pages, and when they have to show that it is still them.

use super::{Context, allow};
use crate::AppError;
use domain::people::PeopleQuery;
use domain::{Field, Invalid, LocalPath, Problem, Timestamp, UserId, Viewer, paths};
use store::sessions::{self, CONFIRMED};

/// A question of the policy.
type Rule = fn(Option<&Viewer>) -> bool;

impl Context {
    /// Who asks, if the policy allows it.
    pub fn require(&self, rule: Rule) -> Result<&Viewer, AppError> {
        let viewer = self.require_viewer()?;
        allow(rule(Some(viewer)))?;
        Ok(viewer)
    }

    /// The same for a page of an admin's, which a session that was left alone for an hour opens only once the password is
    /// given again.
    pub async fn at_work(&self, rule: Rule) -> Result<&Viewer, AppError> {
        let viewer = self.require(rule)?;
        let confirmed = self.session.get::<Timestamp>(CONFIRMED).await?;
        if sessions::work(self.store(), &self.session_id()?, confirmed).await? {
            Ok(viewer)
        } else {
            Err(AppError::NotConfirmed)
        }
    }

    /// Where an admin goes after doing something about people: to the list they came from, unless they did it to
    /// themselves and it may be closed to them now.
    #[must_use]
    pub fn back_to_people(&self, people: &[UserId], list: &PeopleQuery) -> LocalPath {
        if self
            .viewer()
            .is_some_and(|viewer| people.contains(&viewer.id))
        {
            return LocalPath::home();
        }
        let page = list.filter().page.get();
        LocalPath::or_home(Some(&paths::page_of(&list.path(), page)))
    }
}

/// That nobody would be left to look after the site, told beside `field`.
pub fn last_admin_beside(field: Field) -> impl Fn(store::Error) -> AppError {
    move |error| match error {
        store::Error::LastAdmin => AppError::Invalid(vec![Invalid::new(field, Problem::LastAdmin)]),
        other => other.into(),
    }
}
