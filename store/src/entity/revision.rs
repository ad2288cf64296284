//! A version of a post that was kept, as JSON of its form.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub post: i64,
    pub version: i64,
    /// `None` for the command line, and when the account is gone.
    pub person: Option<i64>,
    pub at: i64,
    pub reason: String,
    pub title: String,
    pub form: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
