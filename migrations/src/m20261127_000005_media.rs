//! Pictures that people uploaded, and the posts that show them. The files themselves are elsewhere, under their hash.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(pictures()).await?;
        manager.create_table(uses()).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["picture_uses", "pictures"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// A picture outlives its owner's account where a post shows it.
fn pictures() -> TableCreateStatement {
    Table::create()
        .table("pictures")
        .col(big_pk_auto("id"))
        .col(big_integer_null("owner"))
        .col(text("hash"))
        .col(text("kind"))
        .col(integer("width"))
        .col(integer("height"))
        .col(big_integer("bytes"))
        .col(text("alt").default(""))
        .col(big_integer("created"))
        .foreign_key(
            ForeignKey::create()
                .name("pictures_owner")
                .from("pictures", "owner")
                .to("people", "id")
                .on_delete(ForeignKeyAction::SetNull),
        )
        .to_owned()
}

/// By hash: a text says nothing about whose picture it shows.
fn uses() -> TableCreateStatement {
    Table::create()
        .table("picture_uses")
        .col(big_integer("post"))
        .col(text("hash"))
        .primary_key(Index::create().col("post").col("hash"))
        .foreign_key(
            ForeignKey::create()
                .name("picture_uses_post")
                .from("picture_uses", "post")
                .to("posts", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 3] {
    let on = |name: &'static str, table: &'static str| {
        Index::create().name(name).table(table).to_owned()
    };
    [
        on("pictures_of_owner", "pictures")
            .col("owner")
            .col("hash")
            .unique()
            .to_owned(),
        on("pictures_hash", "pictures").col("hash").to_owned(),
        on("picture_uses_hash", "picture_uses")
            .col("hash")
            .to_owned(),
    ]
}
