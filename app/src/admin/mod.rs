//! Looking after the site: people, and what was done.

pub mod api;
mod audit;
mod dashboard;
mod delete_users;
mod desk;
mod people_table;
mod user;
mod user_sessions;
mod users;

pub use audit::AuditPage;
pub use dashboard::DashboardPage;
pub use delete_users::DeleteUsersPage;
pub use desk::Desk;
pub use user::UserPage;
pub use users::UsersPage;

use crate::AppError;
use crate::page::page;
use domain::people::Action;
use leptos_router::hooks::use_query_map;
use std::future::Future;

/// A field of the address's query, empty where it has none.
fn asked(field: &str) -> String {
    use leptos::prelude::ReadUntracked;
    let query = use_query_map();
    let query = query.read_untracked();
    query.get(field).unwrap_or_default()
}

/// What an admin can do about people on this site: a link for a new password needs a letter to be in.
fn offered() -> impl Iterator<Item = Action> {
    let sends_letters = page().site().sends_letters;
    Action::ALL
        .into_iter()
        .filter(move |action| sends_letters || *action != Action::SendReset)
}

/// What a page needs; `None` where the admin has to show first that it is still them, and the page has a form in it that
/// came back: that form asks, so that nothing in it is lost.
async fn unless_asked<T>(
    came_back: bool,
    what: impl Future<Output = Result<T, AppError>>,
) -> Result<Option<T>, AppError> {
    match what.await {
        Err(AppError::NotConfirmed) if came_back => Ok(None),
        found => found.map(Some),
    }
}
