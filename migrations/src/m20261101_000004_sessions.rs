//! Who is signed in, and who has been trying to be.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(sessions()).await?;
        manager.create_table(attempts()).await?;
        for (name, table, column) in [
            ("sessions_of_person", "sessions", "user_id"),
            ("sessions_seen", "sessions", "seen"),
            ("attempts_last", "attempts", "last"),
        ] {
            let index = Index::create()
                .name(name)
                .table(table)
                .col(column)
                .to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["attempts", "sessions"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// `id_hash` is a hash of what the cookie holds: whoever reads this table cannot sign in with it.
fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(text("id_hash").primary_key())
        .col(big_integer_null("user_id"))
        .col(text("data"))
        .col(boolean("remember").default(false))
        .col(big_integer("created"))
        .col(big_integer("seen"))
        .col(text("user_agent").default(""))
        .col(text("ip").default(""))
        .foreign_key(
            ForeignKey::create()
                .name("sessions_person")
                .from("sessions", "user_id")
                .to("people", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn attempts() -> TableCreateStatement {
    Table::create()
        .table("attempts")
        .col(text("key").primary_key())
        .col(integer("count"))
        .col(big_integer("first"))
        .col(big_integer("last"))
        .col(big_integer("blocked_until").default(0))
        .to_owned()
}
