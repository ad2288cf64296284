//! A person's authenticator app.

use sea_orm::entity::prelude::*;
use std::fmt;

#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "totp")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: i64,
    /// What the app makes its codes from, in base32.
    pub secret: String,
    /// `None` until the first code was typed: until then nobody is asked for one.
    pub confirmed_at: Option<i64>,
    /// The latest stretch of 30 seconds, counted from 1970, whose code was used.
    pub last_step: i64,
}

/// The secret is nobody's to print.
impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Totp({}, {:?})", self.person, self.confirmed_at)
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
