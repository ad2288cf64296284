//! A picture that somebody uploaded. Its files are elsewhere, under the hash.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pictures")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// `None` when the account is gone.
    pub owner: Option<i64>,
    pub hash: String,
    /// What its files end with.
    pub kind: String,
    pub width: i32,
    pub height: i32,
    /// Of all its files.
    pub bytes: i64,
    pub alt: String,
    pub created: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
