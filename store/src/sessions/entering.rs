//! The ways to a session that is somebody's: whoever has just shown who they are begins one, and whoever has one goes on in
//! it under a new id. Each is one transaction, so that nothing ends in between without being noticed.

use super::{CONFIRMED, REMEMBER, USER, hash_of, lifetime, open};
use crate::accounts::as_viewer;
use crate::entity::person;
use crate::entity::session::{ActiveModel, Column, Entity};
use crate::{Error, Store};
use domain::{Timestamp, UserId, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, NotSet, QueryFilter, QuerySelect};
use serde_json::{Map, Value, json};
use tower_sessions_core::session::Id;

/// The right to a session, as of the moment in which somebody began to show who they are.
///
/// That takes its time. If everybody is logged out of the account meanwhile (by another password, say, or because it was closed), it is the right to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    pub viewer: Viewer,
    epoch: i64,
}

impl Pass {
    /// `person` as they were found before anything was checked.
    pub(crate) fn of(person: &person::Model) -> Self {
        let name = person.name.clone();
        Self {
            viewer: as_viewer(person.id, name, &person.handle, &person.role),
            epoch: person.session_epoch,
        }
    }

    /// For an account that was made just now.
    #[must_use]
    pub const fn to_new_account(viewer: Viewer) -> Self {
        Self { viewer, epoch: 0 }
    }
}

/// Begins a session with an id of its own, in the place of the one that the browser had, if any.
/// [`Error::WrongCredentials`] for a pass that is worth nothing any more.
pub async fn begin(
    store: &Store,
    pass: &Pass,
    instead_of: Option<&Id>,
    remember: bool,
) -> Result<Id, Error> {
    let now = store.now();
    let tx = store.begin().await?;
    // Whoever logs everybody out changes this row first, and then removes the sessions that there are.
    let open = person::Entity::find_by_id(pass.viewer.id.0)
        .filter(person::Column::SessionEpoch.eq(pass.epoch))
        .filter(person::Column::Disabled.is_null())
        .lock_exclusive()
        .one(&tx)
        .await?;
    open.ok_or(Error::WrongCredentials)?;
    if let Some(old) = instead_of {
        Entity::delete_by_id(hash_of(old)).exec(&tx).await?;
    }
    let id = Id::default();
    let data = json!({USER: pass.viewer.id, REMEMBER: remember, CONFIRMED: now});
    let row = ActiveModel {
        id_hash: Set(hash_of(&id)),
        user_id: Set(Some(pass.viewer.id.0)),
        data: Set(data.to_string()),
        remember: Set(remember),
        created: Set(now.millis()),
        seen: Set(now.millis()),
        user_agent: NotSet,
        ip: NotSet,
        worked: NotSet,
        former: NotSet,
        renewal_due: NotSet,
    };
    Entity::insert(row).exec_without_returning(&tx).await?;
    open::make_room(&tx, pass.viewer.id.0).await?;
    tx.commit().await?;
    Ok(id)
}

/// Goes on under a new id; the old one is dead at once. [`Error::NotFound`] if the session was ended: it stays so.
///
/// Whoever has shown just now that it is still them, at `confirmed`, begins with nothing else in the session.
pub async fn renew(
    store: &Store,
    old: &Id,
    person: UserId,
    confirmed: Option<Timestamp>,
) -> Result<Id, Error> {
    let (old, id) = (hash_of(old), Id::default());
    let tx = store.begin().await?;
    let row = Entity::find_by_id(old.as_str())
        .filter(Column::UserId.eq(person.0))
        .filter(lifetime::alive(store.now()))
        .lock_exclusive()
        .one(&tx)
        .await?;
    let row = row.ok_or(Error::NotFound)?;
    let mut data: Map<String, Value> = serde_json::from_str(&row.data).unwrap_or_default();
    if let Some(confirmed) = confirmed {
        data.retain(|key, _| key == USER || key == REMEMBER);
        data.insert(CONFIRMED.to_owned(), json!(confirmed));
    }
    Entity::update_many()
        .col_expr(Column::IdHash, Expr::value(hash_of(&id)))
        .col_expr(Column::Former, Expr::value(old.as_str()))
        .col_expr(Column::Data, Expr::value(Value::Object(data).to_string()))
        .col_expr(Column::RenewalDue, Expr::value(false))
        .filter(Column::IdHash.eq(old.as_str()))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(id)
}
