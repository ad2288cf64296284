//! What an author decides about a post beside its text: when and for whom it is published, its address, its tags; the bin;
//! and links that show a draft.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, integer, text, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in columns() {
            let posts = Table::alter().table("posts").add_column(column).to_owned();
            manager.alter_table(posts).await?;
        }
        for table in [excerpts(), post_tags(), former_slugs(), previews()] {
            manager.create_table(table).await?;
        }
        let by_tag = Index::create()
            .name("post_tags_by_key")
            .table("post_tags")
            .col("key")
            .col("post_id")
            .to_owned();
        manager.create_index(by_tag).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["previews", "former_slugs", "post_tags", "excerpts"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        // Nobody knew of these before: what only its author saw stays so, and what was in the bin is gone.
        let db = manager.get_connection();
        db.execute_unprepared("DELETE FROM posts WHERE status = 'bin'")
            .await?;
        db.execute_unprepared(
            "UPDATE posts SET status = 'draft' WHERE status IN ('scheduled', 'unlisted')",
        )
        .await?;
        for column in [
            "before_bin",
            "binned_by",
            "binned",
            "comments_until",
            "canonical",
            "cover_caption",
            "slug_chosen",
            "publish_at",
        ] {
            let posts = Table::alter().table("posts").drop_column(column).to_owned();
            manager.alter_table(posts).await?;
        }
        Ok(())
    }
}

/// They stand behind the text, where the lists that everybody reads never look.
fn columns() -> [ColumnDef; 8] {
    [
        big_integer_null("publish_at"),
        boolean("slug_chosen").default(false).to_owned(),
        text("cover_caption").default("").to_owned(),
        text_null("canonical"),
        big_integer_null("comments_until"),
        big_integer_null("binned"),
        big_integer_null("binned_by"),
        // The status that a post has when it comes out of the bin.
        text_null("before_bin"),
    ]
}

/// Apart from the posts, because lists read them.
fn excerpts() -> TableCreateStatement {
    Table::create()
        .table("excerpts")
        .col(big_integer("post_id").primary_key())
        .col(text("text"))
        .foreign_key(&mut of_post("excerpts_post", "excerpts"))
        .to_owned()
}

fn post_tags() -> TableCreateStatement {
    Table::create()
        .table("post_tags")
        .col(big_integer("post_id"))
        // What all spellings of a tag have in common.
        .col(text("key"))
        .col(text("name"))
        .col(integer("place"))
        .primary_key(Index::create().col("post_id").col("key"))
        .foreign_key(&mut of_post("post_tags_post", "post_tags"))
        .to_owned()
}

/// Addresses that posts had while they could be read. They lead to where the post is for ever, so nobody else takes them.
fn former_slugs() -> TableCreateStatement {
    Table::create()
        .table("former_slugs")
        .col(text("slug").primary_key())
        .col(big_integer("post_id"))
        .foreign_key(&mut of_post("former_slugs_post", "former_slugs"))
        .to_owned()
}

/// Links that show a draft to whoever has them, one for each post; of the secret only a hash.
fn previews() -> TableCreateStatement {
    Table::create()
        .table("previews")
        .col(big_integer("post_id").primary_key())
        .col(text("hash").unique_key())
        .col(big_integer("person"))
        .col(big_integer("created"))
        .foreign_key(&mut of_post("previews_post", "previews"))
        .foreign_key(
            ForeignKey::create()
                .name("previews_person")
                .from("previews", "person")
                .to("people", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn of_post(name: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(name)
        .from(table, "post_id")
        .to("posts", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}
