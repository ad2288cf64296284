//! Passkeys, and what is asked of them while nobody has answered.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(passkeys()).await?;
        manager.create_table(ceremonies()).await?;
        let unique = Index::create()
            .name("passkeys_credential")
            .table("passkeys")
            .col("credential")
            .unique()
            .to_owned();
        manager.create_index(unique).await?;
        let of_person = Index::create()
            .name("passkeys_of_person")
            .table("passkeys")
            .col("person")
            .to_owned();
        manager.create_index(of_person).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["passkey_ceremonies", "passkeys"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// `credential` is a hash of the device's own number for the key; `data` is the public key and what goes with it, as JSON.
fn passkeys() -> TableCreateStatement {
    Table::create()
        .table("passkeys")
        .col(big_pk_auto("id"))
        .col(big_integer("person"))
        .col(text("credential"))
        .col(text("name"))
        .col(text("data"))
        .col(big_integer("created"))
        .col(big_integer_null("last_used"))
        .foreign_key(&mut to_person("passkeys_person", "passkeys"))
        .to_owned()
}

/// `key` is a hash of what the session has; `person` is whom it is for, null for whoever may come. `state` is JSON.
fn ceremonies() -> TableCreateStatement {
    Table::create()
        .table("passkey_ceremonies")
        .col(text("key").primary_key())
        .col(text("purpose"))
        .col(big_integer_null("person"))
        .col(text("state"))
        .col(big_integer("expires"))
        .foreign_key(&mut to_person(
            "passkey_ceremonies_person",
            "passkey_ceremonies",
        ))
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
