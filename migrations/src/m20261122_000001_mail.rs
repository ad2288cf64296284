//! Letters on their way out, the links in them, the browsers that people use, and what is known of people's addresses.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, integer, text, text_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            big_integer_null("email_verified"),
            text("language").default("").to_owned(),
            integer("failures").default(0).to_owned(),
        ] {
            let people = Table::alter().table("people").add_column(column).to_owned();
            manager.alter_table(people).await?;
        }
        manager.create_table(tokens()).await?;
        manager.create_table(letters()).await?;
        manager.create_table(browsers()).await?;
        for (name, table, column) in [
            ("tokens_of_person", "tokens", "person"),
            ("tokens_expires", "tokens", "expires"),
            ("letters_due", "letters", "due"),
            ("letters_token", "letters", "token"),
            ("browsers_of_person", "browsers", "person"),
        ] {
            let index = Index::create()
                .name(name)
                .table(table)
                .col(column)
                .to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["browsers", "letters", "tokens"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        for column in ["failures", "language", "email_verified"] {
            let people = Table::alter()
                .table("people")
                .drop_column(column)
                .to_owned();
            manager.alter_table(people).await?;
        }
        Ok(())
    }
}

/// `hash` is a hash of what stands in a link, and null until the letter with the link is written: whoever reads this table
/// cannot follow one.
fn tokens() -> TableCreateStatement {
    Table::create()
        .table("tokens")
        .col(big_pk_auto("id"))
        .col(text("purpose"))
        .col(big_integer_null("person"))
        .col(text("subject").default(""))
        .col(text("data").default(""))
        .col(text_null("hash").unique_key())
        .col(big_integer("created"))
        .col(big_integer("expires"))
        .foreign_key(&mut of_person("tokens_person", "tokens"))
        .to_owned()
}

fn letters() -> TableCreateStatement {
    Table::create()
        .table("letters")
        .col(big_pk_auto("id"))
        .col(big_integer_null("person"))
        .col(text("recipient"))
        .col(text("name"))
        .col(text("language"))
        .col(text("content"))
        .col(big_integer_null("token"))
        .col(text("message_id"))
        .col(big_integer("created"))
        .col(big_integer("due"))
        .col(integer("attempts").default(0))
        .col(big_integer("claimed_until").default(0))
        .col(text("error").default(""))
        .col(big_integer_null("gave_up"))
        .foreign_key(&mut of_person("letters_person", "letters"))
        .foreign_key(
            ForeignKey::create()
                .name("letters_of_token")
                .from("letters", "token")
                .to("tokens", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// Browsers that somebody has logged in with before, by a hash of what is in their cookie.
fn browsers() -> TableCreateStatement {
    Table::create()
        .table("browsers")
        .col(text("hash").primary_key())
        .col(big_integer("person"))
        .col(big_integer("created"))
        .col(big_integer("seen"))
        .col(integer("failures").default(0))
        .foreign_key(&mut of_person("browsers_person", "browsers"))
        .to_owned()
}

fn of_person(name: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(name)
        .from(table, "person")
        .to("people", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}
