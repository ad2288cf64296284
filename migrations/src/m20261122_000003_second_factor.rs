//! The second step of logging in: an authenticator app for each person, and codes for when it is lost.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(totp()).await?;
        manager.create_table(recovery_codes()).await?;
        let of_person = Index::create()
            .name("recovery_codes_of_person")
            .table("recovery_codes")
            .col("person")
            .to_owned();
        manager.create_index(of_person).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["recovery_codes", "totp"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// `secret` is as the app has it, in base32: the server makes the same codes from it. `last_step` is the latest stretch
/// of 30 seconds whose code was used.
fn totp() -> TableCreateStatement {
    Table::create()
        .table("totp")
        .col(big_integer("person").primary_key())
        .col(text("secret"))
        .col(big_integer_null("confirmed_at"))
        .col(big_integer("last_step").default(0))
        .foreign_key(&mut to_person("totp_person", "totp"))
        .to_owned()
}

/// `hash` is one of the code and its owner, so that it is unique by itself.
fn recovery_codes() -> TableCreateStatement {
    Table::create()
        .table("recovery_codes")
        .col(text("hash").primary_key())
        .col(big_integer("person"))
        .col(big_integer("made"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut to_person("recovery_codes_person", "recovery_codes"))
        .to_owned()
}

fn to_person(name: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(name)
        .from(table, "person")
        .to("people", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}
