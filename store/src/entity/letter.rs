//! A letter that waits to be sent, or that could not be.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letters")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person: Option<i64>,
    /// The address.
    pub recipient: String,
    /// How the letter greets them; may be empty.
    pub name: String,
    /// A code of `domain::Language`; empty for the site's own.
    pub language: String,
    /// JSON of a `domain::Letter`.
    pub content: String,
    /// What the link in it opens.
    pub token: Option<i64>,
    /// The same at each try, so that a mailbox can tell that it has the letter already.
    pub message_id: String,
    pub created: i64,
    /// When it is tried next.
    pub due: i64,
    pub attempts: i32,
    /// Until then somebody is sending it.
    pub claimed_until: i64,
    /// Why the last try failed.
    pub error: String,
    /// When the site stopped trying.
    pub gave_up: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
