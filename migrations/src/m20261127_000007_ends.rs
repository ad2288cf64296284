//! How often everybody was logged out of an account, and what a session was called before it got a new id: a request under
//! way brings back neither.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let epoch = big_integer("session_epoch").default(0).to_owned();
        let people = Table::alter().table("people").add_column(epoch).to_owned();
        manager.alter_table(people).await?;
        for column in [
            text_null("former"),
            boolean("renewal_due").default(false).to_owned(),
        ] {
            let sessions = Table::alter()
                .table("sessions")
                .add_column(column)
                .to_owned();
            manager.alter_table(sessions).await?;
        }
        let former = Index::create()
            .name("sessions_former")
            .table("sessions")
            .col("former")
            .to_owned();
        manager.create_index(former).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let former = Index::drop()
            .name("sessions_former")
            .table("sessions")
            .to_owned();
        manager.drop_index(former).await?;
        for (table, column) in [
            ("sessions", "renewal_due"),
            ("sessions", "former"),
            ("people", "session_epoch"),
        ] {
            let table = Table::alter().table(table).drop_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}
