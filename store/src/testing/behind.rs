//! The database behind a store's back: changed as by a hand on the console, and looked through row by row.

use super::Outcome;
use crate::{Store, settings};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// Changes the database.
pub async fn execute(store: &Store, sql: &str) -> Outcome {
    let tx = store.begin().await?;
    tx.execute_unprepared(sql).await?;
    Ok(tx.commit().await?)
}

/// The first column of every row, which the query has to make text.
pub async fn texts(store: &Store, sql: &str) -> Outcome<Vec<Option<String>>> {
    let db = store.reader();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await?;
    let texts = rows.iter().map(|row| row.try_get_by_index(0));
    Ok(texts.collect::<Result<_, _>>()?)
}

/// Every row of every table as a line of text, without the columns that are to be left out of account.
///
/// Two of these are equal if nothing has changed. What a server does by itself after its start does not count.
pub async fn rows(store: &Store, but_for: &[&str]) -> Outcome<Vec<String>> {
    let sqlite = store.reader().get_database_backend() == DbBackend::Sqlite;
    let tables = if sqlite {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
    } else {
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
    };
    let mut all = Vec::new();
    for table in texts(store, tables).await?.into_iter().flatten() {
        let columns = if sqlite {
            format!("SELECT name FROM pragma_table_info('{table}')")
        } else {
            format!(
                "SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}'"
            )
        };
        let columns = texts(store, &columns).await?.into_iter().flatten();
        let values: Vec<String> = columns
            .filter(|column| !but_for.contains(&column.as_str()))
            .map(|column| {
                let text = if sqlite {
                    format!("\"{column}\"")
                } else {
                    format!("\"{column}\"::text")
                };
                let quoted = if sqlite { "quote" } else { "quote_nullable" };
                format!("' {column}=' || {quoted}({text})")
            })
            .collect();
        let values = values.join(" || ");
        let lines = format!("SELECT '{table}:' || {values} FROM {table} ORDER BY 1");
        all.extend(texts(store, &lines).await?.into_iter().flatten());
    }
    all.retain(|row| !row.contains(settings::RENDERED_WITH));
    Ok(all)
}
