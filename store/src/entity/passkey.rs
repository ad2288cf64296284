//! A passkey that opens somebody's account.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkeys")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person: i64,
    /// A hash of the number that its device gave the key. Nobody else has it.
    pub credential: String,
    /// What its owner calls it.
    pub name: String,
    /// The public key and what goes with it, as JSON.
    pub data: String,
    pub created: i64,
    pub last_used: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
