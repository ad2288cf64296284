//! A question for a passkey that nobody has answered yet.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey_ceremonies")]
pub struct Model {
    /// A hash of what the session has.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub purpose: String,
    /// Whom it is for; `None` for whoever may come.
    pub person: Option<i64>,
    /// JSON.
    pub state: String,
    pub expires: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
