//! Comments. A comment goes with its post, and outlives the account of whoever wrote it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, text,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(comments()).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("comments").to_owned())
            .await
    }
}

fn comments() -> TableCreateStatement {
    Table::create()
        .table("comments")
        .col(big_pk_auto("id"))
        .col(big_integer("post_id"))
        .col(big_integer_null("author_id"))
        .col(text("format"))
        .col(integer("html_version"))
        .col(big_integer("created"))
        .col(big_integer_null("edited"))
        .col(boolean("date_unknown").default(false))
        .col(text("html"))
        .col(text("body"))
        .foreign_key(
            ForeignKey::create()
                .name("comments_post")
                .from("comments", "post_id")
                .to("posts", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("comments_author")
                .from("comments", "author_id")
                .to("people", "id")
                .on_delete(ForeignKeyAction::SetNull),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 2] {
    let on = |name: &'static str| Index::create().name(name).table("comments").to_owned();
    [
        // The order under a post.
        on("comments_of_post")
            .col("post_id")
            .col("created")
            .col("id")
            .to_owned(),
        // What the database looks through when an account goes.
        on("comments_of_author").col("author_id").to_owned(),
    ]
}
