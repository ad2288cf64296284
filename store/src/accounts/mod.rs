//! Accounts: making one, getting into one, and looking after those of others.

use crate::entity::person;
use crate::{Error, Store, settings};
use domain::{Handle, Role, UserId, Viewer};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::sync::atomic::Ordering;

mod acting;
mod ceiling;
mod confirmed;
mod directory;
mod leaving;
mod logging_in;
mod looking_after;
mod making;
pub(crate) mod names;
pub(crate) mod passwords;
mod profile;
mod registering;
pub mod setup_code;
pub(crate) mod ways_in;

pub use acting::{Step, act, disable, enable, set_role};
pub use confirmed::register_by_letter;
pub use directory::search;
pub use leaving::delete;
pub use logging_in::{LogIn, log_in};
pub use looking_after::{find, get, list, some};
pub use names::{RESTING, sweep};
pub use passwords::{change_password, set_password};
pub use profile::{Own, own, set_profile};
pub use registering::{SetupGate, add, register, register_with};

pub(crate) use confirmed::{check_registration, confirm_registration, registered_name};
pub(crate) use logging_in::by_login;
pub(crate) use looking_after::{by_id, locked};
pub(crate) use making::{NewPerson, insert, next_number};

/// Whether an account was ever made. Asked of the database only until there is one.
pub async fn any(store: &Store) -> Result<bool, Error> {
    if store.has_accounts().load(Ordering::Relaxed) {
        return Ok(true);
    }
    let made = settings::get(store.reader(), settings::ACCOUNTS_MADE).await?;
    let any = made.is_some_and(|made| made != "0");
    store.has_accounts().store(any, Ordering::Relaxed);
    Ok(any)
}

/// Who it is that a session belongs to, as they are at this moment: `None` once the account is gone or disabled.
pub async fn viewer(store: &Store, id: UserId) -> Result<Option<Viewer>, Error> {
    use person::Column::{Disabled, Handle, Id, Name, Role};
    let row: Option<(i64, String, String, String)> = person::Entity::find_by_id(id.0)
        .filter(Disabled.is_null())
        .select_only()
        .columns([Id, Name, Handle, Role])
        .into_tuple()
        .one(store.reader())
        .await?;
    Ok(row.map(|(id, name, handle, role)| as_viewer(id, name, &handle, &role)))
}

pub(crate) fn as_viewer(id: i64, name: String, handle: &str, role: &str) -> Viewer {
    Viewer {
        id: UserId(id),
        name,
        handle: Handle::from_input(handle),
        role: role_of(role),
    }
}

/// A role that this version of the program does not know may do least.
fn role_of(word: &str) -> Role {
    word.parse().unwrap_or(Role::Reader)
}
