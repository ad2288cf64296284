//! An account at a provider that opens one here. Issuer and subject together are its key.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identities")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person_id: i64,
    /// What the provider was called when the identity was linked.
    pub provider: String,
    pub issuer: String,
    pub subject: String,
    /// As the provider told it then.
    pub email: Option<String>,
    pub created: i64,
    pub last_login: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
