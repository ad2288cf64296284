//! One thing that somebody did. Never changed once it is there.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub at: i64,
    pub event: String,
    /// Who did it; `None` for the command line, and for somebody who was not logged in.
    pub actor_id: Option<i64>,
    /// Their name at that time.
    pub actor: String,
    /// To whom it was done.
    pub subject_id: Option<i64>,
    /// Their name at that time.
    pub subject: String,
    /// The network it came from, not the address.
    pub network: String,
    /// The number of the request in the log.
    pub request: String,
    pub detail: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
