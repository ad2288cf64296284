//! Taking something out of a session that counts once: of two requests at the same moment one has it.

use super::{hash_of, lifetime};
use crate::entity::session::Entity;
use crate::{Error, Store};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use serde_json::{Map, Value};
use tower_sessions_core::session::Id;

/// Removes what the session keeps under `key`. Whether it was there, and so is the caller's alone.
pub async fn claim(store: &Store, id: &Id, key: &str) -> Result<bool, Error> {
    let tx = store.begin().await?;
    let row = Entity::find_by_id(hash_of(id))
        .filter(lifetime::alive(store.now()))
        .lock_exclusive()
        .one(&tx)
        .await?;
    let Some(row) = row else {
        return Ok(false);
    };
    let mut data: Map<String, Value> = serde_json::from_str(&row.data).unwrap_or_default();
    if data.remove(key).is_none() {
        return Ok(false);
    }
    let mut row = row.into_active_model();
    row.data = Set(Value::Object(data).to_string());
    row.update(&tx).await?;
    tx.commit().await?;
    Ok(true)
}
