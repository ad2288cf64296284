//! People, and the settings of the site, one of which counts the accounts that were ever made.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(people()).await?;
        manager
            .create_index(unique("people_email_key", "email_key"))
            .await?;
        manager
            .create_index(unique("people_handle_key", "handle_key"))
            .await?;
        manager.create_table(settings()).await?;
        manager.execute(no_accounts_yet()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["settings", "people"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

fn people() -> TableCreateStatement {
    Table::create()
        .table("people")
        .col(big_pk_auto("id"))
        .col(text_null("email"))
        .col(text_null("email_key"))
        .col(text("name"))
        .col(text("handle"))
        .col(text("handle_key"))
        .col(text("role"))
        .col(text_null("password_hash"))
        .col(text("about").default(""))
        .col(big_integer("created"))
        .col(big_integer_null("disabled"))
        .col(big_integer_null("last_login"))
        .to_owned()
}

fn unique(name: &'static str, column: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(name)
        .table("people")
        .col(column)
        .unique()
        .to_owned()
}

fn settings() -> TableCreateStatement {
    Table::create()
        .table("settings")
        .col(text("key").primary_key())
        .col(text("value"))
        .to_owned()
}

/// The row is there from the start, so that the first two people to register have something to queue for.
fn no_accounts_yet() -> InsertStatement {
    Query::insert()
        .into_table("settings")
        .columns(["key", "value"])
        .values_panic(["accounts_made".into(), "0".into()])
        .to_owned()
}
