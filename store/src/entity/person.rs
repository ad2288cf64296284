//! A person's account. Insert through [`crate::accounts::insert`] only: it gives out the number.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// As typed; `None` for a person who was imported from a blog without addresses.
    pub email: Option<String>,
    /// The address as it is compared.
    pub email_key: Option<String>,
    pub name: String,
    pub handle: String,
    /// The handle as it is compared.
    pub handle_key: String,
    pub role: String,
    /// `None` for a person who cannot log in with a password.
    pub password_hash: Option<String>,
    pub about: String,
    pub created: i64,
    /// When an admin closed the account.
    pub disabled: Option<i64>,
    pub last_login: Option<i64>,
    /// When it was shown that the address is the person's.
    pub email_verified: Option<i64>,
    /// A code of `domain::Language`; empty for the site's own.
    pub language: String,
    /// Wrong passwords in a row, given by browsers that are not known.
    pub failures: i32,
    /// How often everybody was logged out of the account: whoever began to log in before that is not let in after it.
    pub session_epoch: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_many = "super::post::Entity")]
    Posts,
    #[sea_orm(has_many = "super::comment::Entity")]
    Comments,
}

impl Related<super::post::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Posts.def()
    }
}

impl Related<super::comment::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Comments.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
