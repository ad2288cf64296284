//! What an admin does about accounts, one or many at once: all or nothing. The site never loses its last admin on the way.

use super::ways_in;
use crate::audit::{Happened, commit_all};
use crate::entity::person::{ActiveModel, Column, Entity, Model};
use crate::{Error, Store, events, letters, links, recovery, sessions, settings};
use domain::people::Action;
use domain::{Role, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

/// One thing that is done about accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Takes effect with their next request.
    SetRole(Role),
    /// Closes accounts: their sessions end, nothing opens them, and links that were sent are worth nothing. What was written
    /// stays.
    Disable,
    /// Opens them again.
    Enable,
    /// Logs them out on every device.
    EndSessions,
    /// Sends a link for a new password to those who have an address and an open account.
    SendReset,
}

impl Step {
    /// What an action on the page comes to; `None` for deleting, which asks a question first.
    #[must_use]
    pub const fn of(action: Action) -> Option<Self> {
        Some(match action {
            Action::MakeReader => Self::SetRole(Role::Reader),
            Action::MakeAuthor => Self::SetRole(Role::Author),
            Action::MakeAdmin => Self::SetRole(Role::Admin),
            Action::Disable => Self::Disable,
            Action::Enable => Self::Enable,
            Action::EndSessions => Self::EndSessions,
            Action::SendReset => Self::SendReset,
            Action::Delete => return None,
        })
    }
}

impl Step {
    const fn takes_admins_away(self) -> bool {
        match self {
            Self::SetRole(role) => !matches!(role, Role::Admin),
            Self::Disable => true,
            Self::Enable | Self::EndSessions | Self::SendReset => false,
        }
    }
}

/// Does it about all of these, or about none of them: [`Error::NotFound`] if one is gone, [`Error::LastAdmin`] if nobody
/// could look after the site afterwards.
pub async fn act(store: &Store, people: &[UserId], step: Step) -> Result<(), Error> {
    let tx = store.begin().await?;
    let people = locked(&tx, people).await?;
    let changed: Vec<&Model> = people
        .iter()
        .filter(|person| changes(step, person))
        .collect();
    let ids: Vec<i64> = changed.iter().map(|person| person.id).collect();
    let columns = match step {
        Step::SetRole(role) => Some(ActiveModel {
            role: Set(role.word().to_owned()),
            ..ActiveModel::default()
        }),
        Step::Disable => Some(closed_since(Some(store.now().millis()))),
        Step::Enable => Some(closed_since(None)),
        Step::EndSessions | Step::SendReset => None,
    };
    if let Some(columns) = columns.filter(|_| !ids.is_empty()) {
        Entity::update_many()
            .set(columns)
            .filter(Column::Id.is_in(ids.iter().copied()))
            .exec(&tx)
            .await?;
    }
    match step {
        Step::SetRole(_) => sessions::renew_all_of_in(&tx, &ids).await?,
        Step::Disable => {
            sessions::end_all_of_in(&tx, &ids).await?;
            links::void_all(&tx, &ids).await?;
        }
        Step::EndSessions => sessions::end_all_of_in(&tx, &ids).await?,
        Step::SendReset => {
            for person in &changed {
                recovery::send_reset(&tx, store.now(), person).await?;
            }
        }
        Step::Enable => {}
    }
    if step.takes_admins_away() {
        keep_an_admin(&tx, &people).await?;
    }
    let told: Vec<Happened> = changed.iter().map(|person| told(step, person)).collect();
    commit_all(store, tx, &told).await?;
    letters::announce(store);
    Ok(())
}

/// Changes what somebody may do.
pub async fn set_role(store: &Store, id: UserId, role: Role) -> Result<(), Error> {
    act(store, &[id], Step::SetRole(role)).await
}

/// Closes an account.
pub async fn disable(store: &Store, id: UserId) -> Result<(), Error> {
    act(store, &[id], Step::Disable).await
}

/// Opens an account again.
pub async fn enable(store: &Store, id: UserId) -> Result<(), Error> {
    act(store, &[id], Step::Enable).await
}

fn changes(step: Step, person: &Model) -> bool {
    match step {
        Step::SetRole(role) => person.role != role.word(),
        Step::Disable => person.disabled.is_none(),
        Step::Enable => person.disabled.is_some(),
        Step::EndSessions => true,
        Step::SendReset => person.email.is_some() && person.disabled.is_none(),
    }
}

fn told(step: Step, person: &Model) -> Happened {
    let id = UserId(person.id);
    match step {
        Step::SetRole(role) => events::role_changed(id, &person.role, role),
        Step::Disable => events::disabled(id),
        Step::Enable => events::enabled(id),
        Step::EndSessions => events::all_sessions_ended(id),
        Step::SendReset => events::reset_asked("", Some(id)),
    }
}

fn closed_since(moment: Option<i64>) -> ActiveModel {
    ActiveModel {
        disabled: Set(moment),
        ..ActiveModel::default()
    }
}

/// All of these people, once nobody else is changing who is an admin: two admins who demote each other at once come one
/// after the other, and the second is then the last.
pub(super) async fn locked(
    tx: &DatabaseTransaction,
    people: &[UserId],
) -> Result<Vec<Model>, Error> {
    settings::get_locked(tx, settings::ACCOUNTS_MADE).await?;
    let mut wanted: Vec<i64> = people.iter().map(|id| id.0).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let found = Entity::find()
        .filter(Column::Id.is_in(wanted.iter().copied()))
        .order_by_asc(Column::Id)
        .all(tx)
        .await?;
    if found.is_empty() || found.len() != wanted.len() {
        return Err(Error::NotFound);
    }
    Ok(found)
}

/// Refuses what was done to these people, who are told as they were before, if one of them was an admin and nobody who is
/// one can log in now.
pub(super) async fn keep_an_admin(tx: &DatabaseTransaction, before: &[Model]) -> Result<(), Error> {
    let was_admin = |person: &Model| person.role == Role::Admin.word() && person.disabled.is_none();
    if !before.iter().any(was_admin) {
        return Ok(());
    }
    let left = Entity::find()
        .filter(Column::Role.eq(Role::Admin.word()))
        .filter(Column::Disabled.is_null())
        .filter(ways_in::there_is_one())
        .count(tx)
        .await?;
    if left == 0 {
        return Err(Error::LastAdmin);
    }
    Ok(())
}
