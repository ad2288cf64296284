//! A browser's session. The id in its cookie is nowhere in the row, only a hash of it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: String,
    /// `None` while nobody is signed in.
    pub user_id: Option<i64>,
    /// JSON.
    pub data: String,
    /// Ticked at log-in: the longer lifetimes hold.
    pub remember: bool,
    pub created: i64,
    pub seen: i64,
    pub user_agent: String,
    /// The network the browser was last seen in, not its address.
    pub ip: String,
    /// When a page of the admin's was last used with it.
    pub worked: Option<i64>,
    /// The hash of the id before this one.
    pub former: Option<String>,
    /// It goes on under a new id with its next request: what its owner may do has changed.
    pub renewal_due: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
