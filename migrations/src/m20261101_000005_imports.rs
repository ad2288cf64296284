//! What was brought in from another blog: repeating an import changes nothing, and old addresses find the new ones.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let imports = Table::create()
            .table("imports")
            .col(text("source"))
            .col(text("kind"))
            .col(big_integer("legacy_id"))
            .col(big_integer("local_id"))
            .primary_key(Index::create().col("source").col("kind").col("legacy_id"))
            .to_owned();
        manager.create_table(imports).await?;
        // Old addresses know the number of a post, and not which blog it was on.
        let by_number = Index::create()
            .name("imports_legacy")
            .table("imports")
            .col("legacy_id")
            .to_owned();
        manager.create_index(by_number).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("imports").to_owned())
            .await
    }
}
