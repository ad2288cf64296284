//! Handles and addresses of accounts that were deleted lately, as hashes: nobody takes them at once and passes for whoever
//! had them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let names = Table::create()
            .table("former_names")
            .col(text("key").primary_key())
            .col(big_integer("free"))
            .to_owned();
        manager.create_table(names).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("former_names").to_owned())
            .await
    }
}
