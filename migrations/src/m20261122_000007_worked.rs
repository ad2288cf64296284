//! When an admin was last at work with a session: their pages ask for the password after an hour without.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sessions = Table::alter()
            .table("sessions")
            .add_column(big_integer_null("worked"))
            .to_owned();
        manager.alter_table(sessions).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sessions = Table::alter()
            .table("sessions")
            .drop_column("worked")
            .to_owned();
        manager.alter_table(sessions).await
    }
}
