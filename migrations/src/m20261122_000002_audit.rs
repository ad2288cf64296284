//! Who did what, when and from where. Rows are added and, after a year, removed; they are never changed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(audit()).await?;
        for (name, column) in [
            ("audit_of_event", "event"),
            ("audit_of_actor", "actor_id"),
            ("audit_of_subject", "subject_id"),
            ("audit_newest", "at"),
        ] {
            let index = Index::create()
                .name(name)
                .table("audit")
                .col(column)
                .col("id")
                .to_owned();
            manager.create_index(index).await?;
        }
        let told = big_integer("told_until").default(0).to_owned();
        let attempts = Table::alter().table("attempts").add_column(told).to_owned();
        manager.alter_table(attempts).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let attempts = Table::alter()
            .table("attempts")
            .drop_column("told_until")
            .to_owned();
        manager.alter_table(attempts).await?;
        manager
            .drop_table(Table::drop().table("audit").to_owned())
            .await
    }
}

/// No foreign keys: a row outlives the people in it, and so has their names as they were then.
fn audit() -> TableCreateStatement {
    Table::create()
        .table("audit")
        .col(big_pk_auto("id"))
        .col(big_integer("at"))
        .col(text("event"))
        .col(big_integer_null("actor_id"))
        .col(text("actor").default(""))
        .col(big_integer_null("subject_id"))
        .col(text("subject").default(""))
        .col(text("network").default(""))
        .col(text("request").default(""))
        .col(text("detail").default(""))
        .to_owned()
}
