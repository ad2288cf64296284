//! What people see and set about their own account.

use super::by_id;
use super::names::{self, Name};
use crate::entity::person::{ActiveModel, Column, Entity};
use crate::{Error, Store, error};
use domain::settings::Profile;
use domain::{Field, Handle, Language, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// An account as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    pub name: String,
    pub handle: Handle,
    pub about: String,
    /// `None` for the site's own.
    pub language: Option<Language>,
    pub email: Option<String>,
    /// Whether it was shown that the address is theirs.
    pub email_verified: bool,
    pub has_password: bool,
}

/// The account of whoever asks.
pub async fn own(store: &Store, id: UserId) -> Result<Own, Error> {
    let row = by_id(store.reader(), id).await?;
    Ok(Own {
        name: row.name,
        handle: Handle::from_input(&row.handle),
        about: row.about,
        language: row.language.parse().ok(),
        email: row.email,
        email_verified: row.email_verified.is_some(),
        has_password: row.password_hash.is_some(),
    })
}

/// Changes what somebody shows of themselves. [`Error::Taken`] if somebody else has the handle,
/// [`Error::Resting`] if somebody had it until lately.
pub async fn set_profile(store: &Store, id: UserId, profile: &Profile) -> Result<(), Error> {
    let changed = ActiveModel {
        name: Set(profile.name.as_str().to_owned()),
        handle: Set(profile.handle.as_str().to_owned()),
        handle_key: Set(profile.handle.as_str().to_lowercase()),
        about: Set(profile.about.as_str().to_owned()),
        language: Set(profile.language.code().to_owned()),
        ..ActiveModel::default()
    };
    let tx = store.begin().await?;
    if names::is_resting(&tx, Name::Handle(&profile.handle.as_str().to_lowercase())).await? {
        return Err(Error::Resting(Field::Handle));
    }
    let done = Entity::update_many()
        .set(changed)
        .filter(Column::Id.eq(id.0))
        .exec(&tx)
        .await;
    match done {
        Err(cause) if error::is_unique_violation(&cause) => Err(Error::Taken(Field::Handle)),
        done => {
            done?;
            Ok(tx.commit().await?)
        }
    }
}
