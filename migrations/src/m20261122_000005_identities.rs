//! Accounts at providers that open an account here.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(identities()).await?;
        let key = Index::create()
            .name("identities_issuer_subject")
            .table("identities")
            .col("issuer")
            .col("subject")
            .unique()
            .to_owned();
        manager.create_index(key).await?;
        let person = Index::create()
            .name("identities_of_person")
            .table("identities")
            .col("person_id")
            .to_owned();
        manager.create_index(person).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("identities").to_owned())
            .await
    }
}

/// `email` is what the provider told when the identity was linked: for its owner to recognise, and never a key.
fn identities() -> TableCreateStatement {
    Table::create()
        .table("identities")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(text("provider"))
        .col(text("issuer"))
        .col(text("subject"))
        .col(text_null("email"))
        .col(big_integer("created"))
        .col(big_integer_null("last_login"))
        .foreign_key(
            ForeignKey::create()
                .name("identities_person")
                .from("identities", "person_id")
                .to("people", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
