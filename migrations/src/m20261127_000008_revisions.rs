//! Nothing is lost: earlier versions of posts, what somebody typed and did not save, and which forms were sent already.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [revisions(), working_copies(), submissions()] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["submissions", "working_copies", "revisions"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// `version` counts the saves of the post; for what was not saved, it is the one that it began from. `form` is all that the
/// version said, as JSON of the editor's form. A version outlives the account of whoever saved it.
fn revisions() -> TableCreateStatement {
    Table::create()
        .table("revisions")
        .col(big_pk_auto("id"))
        .col(big_integer("post"))
        .col(big_integer("version"))
        .col(big_integer_null("person"))
        .col(big_integer("at"))
        .col(text("reason"))
        .col(text("title"))
        .col(text("form"))
        .foreign_key(&mut to("revisions_post", "revisions", "post", "posts"))
        .foreign_key(
            to("revisions_person", "revisions", "person", "people")
                .on_delete(ForeignKeyAction::SetNull),
        )
        .to_owned()
}

/// `place` is a post, or the key of the editor that a new one is typed in. `number` counts how often it was kept.
fn working_copies() -> TableCreateStatement {
    Table::create()
        .table("working_copies")
        .col(big_integer("person"))
        .col(text("place"))
        .col(big_integer_null("post"))
        .col(big_integer("number"))
        .col(big_integer("saved"))
        .col(text("form"))
        .primary_key(Index::create().col("person").col("place"))
        .foreign_key(&mut to(
            "working_copies_person",
            "working_copies",
            "person",
            "people",
        ))
        .foreign_key(&mut to(
            "working_copies_post",
            "working_copies",
            "post",
            "posts",
        ))
        .to_owned()
}

/// `mark` is a hash of who sent what from which form, and `target` the post or comment that came of it.
fn submissions() -> TableCreateStatement {
    Table::create()
        .table("submissions")
        .col(text("mark").primary_key())
        .col(big_integer("target"))
        .col(big_integer("at"))
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 4] {
    let on = |name: &'static str, table: &'static str| {
        Index::create().name(name).table(table).to_owned()
    };
    [
        on("revisions_of_post", "revisions")
            .col("post")
            .col(("id", IndexOrder::Desc))
            .to_owned(),
        on("revisions_of_person", "revisions")
            .col("person")
            .to_owned(),
        on("working_copies_of_post", "working_copies")
            .col("post")
            .to_owned(),
        on("submissions_oldest", "submissions").col("at").to_owned(),
    ]
}

fn to(
    name: &'static str,
    table: &'static str,
    column: &'static str,
    other: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(name)
        .from(table, column)
        .to(other, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}
