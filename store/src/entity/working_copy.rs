//! What somebody typed and did not save, as JSON of its form.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "working_copies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: i64,
    /// `domain::unsaved::Place`, as a word.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: String,
    /// `None` for a new post.
    pub post: Option<i64>,
    pub number: i64,
    pub saved: i64,
    pub form: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
