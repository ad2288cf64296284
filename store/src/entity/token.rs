//! The right to do one thing once, by a link that somebody was sent.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tokens")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub purpose: String,
    /// `None` for somebody who has no account yet.
    pub person: Option<i64>,
    /// Whom else it concerns: the address as it is compared, say.
    pub subject: String,
    /// JSON of what the purpose needs.
    pub data: String,
    /// A hash of the secret in the link; `None` until the letter is written.
    pub hash: Option<String>,
    pub created: i64,
    pub expires: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
