//! Posts. A post outlives its author's account.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, integer, text, text_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(posts()).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("posts").to_owned())
            .await
    }
}

fn posts() -> TableCreateStatement {
    Table::create()
        .table("posts")
        .col(big_pk_auto("id"))
        .col(big_integer_null("author_id"))
        .col(text("slug"))
        .col(text("title"))
        .col(text("subtitle").default(""))
        .col(text("format"))
        .col(integer("html_version"))
        .col(integer("minutes"))
        .col(text_null("cover_url"))
        .col(text("cover_alt").default(""))
        .col(text("status"))
        .col(big_integer("version").default(1))
        .col(big_integer("created"))
        .col(big_integer_null("published"))
        .col(big_integer("updated"))
        // The long ones come last: SQLite keeps them on further pages, and lists never turn to those.
        .col(text("html"))
        .col(text("body"))
        .foreign_key(
            ForeignKey::create()
                .name("posts_author")
                .from("posts", "author_id")
                .to("people", "id")
                .on_delete(ForeignKeyAction::SetNull),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 3] {
    let on = |name: &'static str| Index::create().name(name).table("posts").to_owned();
    [
        on("posts_slug_key").col("slug").unique().to_owned(),
        // The order of the home page.
        on("posts_newest")
            .col("status")
            .col(("published", IndexOrder::Desc))
            .col(("id", IndexOrder::Desc))
            .to_owned(),
        // The same on a person's page.
        on("posts_of_author")
            .col("author_id")
            .col("status")
            .col(("published", IndexOrder::Desc))
            .col(("id", IndexOrder::Desc))
            .to_owned(),
    ]
}
