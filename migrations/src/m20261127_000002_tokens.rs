//! Tokens with which programs act for people.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(tokens()).await?;
        let hash = Index::create()
            .name("api_tokens_hash")
            .table("api_tokens")
            .col("hash")
            .unique()
            .to_owned();
        manager.create_index(hash).await?;
        let person = Index::create()
            .name("api_tokens_of_person")
            .table("api_tokens")
            .col("person")
            .to_owned();
        manager.create_index(person).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("api_tokens").to_owned())
            .await
    }
}

/// `hash` is all that is kept of what a program shows.
fn tokens() -> TableCreateStatement {
    Table::create()
        .table("api_tokens")
        .col(big_pk_auto("id"))
        .col(big_integer("person"))
        .col(text("name"))
        .col(text("scope"))
        .col(text("hash"))
        .col(big_integer("created"))
        .col(big_integer("expires"))
        .col(big_integer_null("used"))
        .foreign_key(
            ForeignKey::create()
                .name("api_tokens_person")
                .from("api_tokens", "person")
                .to("people", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
